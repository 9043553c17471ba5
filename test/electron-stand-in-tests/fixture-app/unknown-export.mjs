import { app, teleport } from 'electron';

app.whenReady().then(teleport);
