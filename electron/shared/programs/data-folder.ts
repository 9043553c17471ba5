/** Files of the data folder that the command reads where the app does not run. */
export const logName = 'latchkey.log';
export const startMarksName = 'start-marks';
