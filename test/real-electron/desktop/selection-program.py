"""Another program on an X11 display, by the rules of the ICCCM.

offer SELECTION TEXT HINT  offers text with KDE's hint of password managers until another program takes the selection
watch SELECTION            asks for the text as soon as the selection changes hands

Prints one line of JSON for each thing that happens.
"""

import json
import sys

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.ext import xfixes
from Xlib.protocol.event import SelectionNotify

HINT = "x-kde-passwordManagerHint"
TEXT = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING"]


def tell(what):
    print(json.dumps(what), flush=True)


def offer(display, window, selection, text, hint):
    texts = {display.intern_atom(name): text.encode() for name in TEXT}
    texts[display.intern_atom(HINT)] = hint.encode()
    targets = display.intern_atom("TARGETS")
    window.set_selection_owner(selection, X.CurrentTime)
    display.sync()
    tell("offered")
    while True:
        event = display.next_event()
        if event.type == X.SelectionClear:
            return tell("taken")
        if event.type != X.SelectionRequest:
            continue
        tell({"asked": display.get_atom_name(event.target)})
        # Old programs name no property; then it is the target (ICCCM 2.2).
        place = event.property or event.target
        if event.target == targets:
            event.requestor.change_property(place, Xatom.ATOM, 32, [targets, *texts])
        elif event.target in texts:
            event.requestor.change_property(place, event.target, 8, texts[event.target])
        else:
            place = X.NONE
        answer = SelectionNotify(
            time=event.time,
            requestor=event.requestor,
            selection=event.selection,
            target=event.target,
            property=place,
        )
        event.requestor.send_event(answer)
        display.flush()


def watch(display, window, selection):
    utf8, place = display.intern_atom("UTF8_STRING"), display.intern_atom("WATCHED")
    display.xfixes_query_version()
    display.xfixes_select_selection_input(window, selection, xfixes.XFixesSetSelectionOwnerNotifyMask)
    display.sync()
    tell("watching")
    while True:
        event = display.next_event()
        if event.type == X.SelectionNotify:
            given = window.get_full_property(place, X.AnyPropertyType) if event.property else None
            tell({"text": "" if given is None else given.value.decode()})
        elif (event.type, getattr(event, "sub_code", None)) == display.extension_event.SetSelectionOwnerNotify:
            window.convert_selection(selection, utf8, place, X.CurrentTime)
            display.flush()


display = Display()
root = display.screen().root
window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
command, name, *rest = sys.argv[1:]
{"offer": offer, "watch": watch}[command](display, window, display.intern_atom(name), *rest)
