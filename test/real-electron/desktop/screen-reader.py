"""What a screen reader is given by the programs of this desktop, over AT-SPI (gir1.2-atspi-2.0), as lines of JSON.

`tree NAME`: the tree below the application of that name, once. `events`: each event from now on, after a line `ready`.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

# Those that Orca listens to (orca/event_manager.py and its scripts) and that a page can cause.
HEARD = [
    "object:state-changed:focused",
    "object:state-changed:selected",
    "object:state-changed:showing",
    "object:active-descendant-changed",
    "object:selection-changed",
    "object:announcement",
    "object:notification",
    "object:text-changed:insert",
    "object:children-changed:add",
    "object:property-change:accessible-name",
    "window:activate",
    "window:deactivate",
]
STATES = [
    "ACTIVE",
    "CHECKED",
    "EXPANDED",
    "FOCUSABLE",
    "FOCUSED",
    "MODAL",
    "SELECTED",
    "SHOWING",
]


def described(node):
    """Role, name, description, states, and attributes of one object; what has gone meanwhile is null."""
    try:
        states = node.get_state_set()
        return {
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "description": node.get_description() or "",
            "states": [
                word.lower()
                for word in STATES
                if states.contains(getattr(Atspi.StateType, word))
            ],
            "attributes": dict(node.get_attributes() or {}),
        }
    except Exception:
        return None


def relations(node):
    try:
        return {
            relation.get_relation_type().value_nick: [
                (relation.get_target(index).get_name() or "")
                for index in range(relation.get_n_targets())
            ]
            for relation in node.get_relation_set()
        }
    except Exception:
        return {}


def text_of(node):
    try:
        text = node.get_text_iface()
        return (
            "" if text is None else Atspi.Text.get_text(text, 0, -1).replace("\ufffc", "")
        )
    except Exception:
        return ""


def tree(node):
    facts = described(node)
    if facts is None:
        return None
    facts["text"] = text_of(node)
    facts["relations"] = relations(node)
    try:
        children = [
            tree(node.get_child_at_index(index))
            for index in range(node.get_child_count())
        ]
    except Exception:
        children = []
    facts["children"] = [child for child in children if child is not None]
    return facts


def applications():
    desktop = Atspi.get_desktop(0)
    return [
        desktop.get_child_at_index(index) for index in range(desktop.get_child_count())
    ]


def tell_tree(name):
    found = [one for one in applications() if one is not None and one.get_name() == name]
    print(json.dumps([tree(one) for one in found]))
    if not found:
        print(
            json.dumps([one.get_name() for one in applications() if one is not None]),
            file=sys.stderr,
        )


def tell_event(event):
    detail = event.any_data
    line = {
        "type": event.type,
        "detail": event.detail1,
        "text": detail if isinstance(detail, str) else "",
        "child": described(detail) if isinstance(detail, Atspi.Accessible) else None,
        "source": described(event.source),
    }
    print(json.dumps(line), flush=True)


def tell_events():
    listener = Atspi.EventListener.new(tell_event)
    for name in HEARD:
        listener.register(name)
    print(json.dumps({"type": "ready"}), flush=True)
    Atspi.event_main()


if sys.argv[1] == "tree":
    tell_tree(sys.argv[2])
else:
    tell_events()
