/** For a field of digits that are to be typed by hand: refuses what is pasted, dropped or filled in, and all but digits. */
export function onlyTypedDigits(event: InputEvent): void {
  const isBrought = event.inputType.startsWith('insertFrom') || event.inputType === 'insertReplacementText';
  if (isBrought || /\D/u.test(event.data ?? '')) event.preventDefault();
}
