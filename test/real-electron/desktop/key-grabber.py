"""Holds keys of the display, as a program with a global shortcut does. Words: the keysym, then the modifiers."""

import ctypes
import signal
import sys

MASKS = {"Shift": 1, "Control": 4, "Alt": 8, "Super": 64}
# Caps Lock and Num Lock, which count as modifiers of a grab (XGrabKey(3)).
LOCKS = (0, 2, 16, 18)

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XGrabKey.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong] + [ctypes.c_int] * 3
x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]

display = x11.XOpenDisplay(None)
root = x11.XDefaultRootWindow(display)
key, *modifiers = sys.argv[1:]
held = sum(MASKS[name] for name in modifiers)
# The keysym of a small letter or a digit is its character (keysymdef.h).
code = x11.XKeysymToKeycode(display, ord(key))
for lock in LOCKS:
    x11.XGrabKey(display, code, held | lock, root, 1, 1, 1)
x11.XSync(display, 0)
print("held", flush=True)
signal.pause()
