const fs = require('fs');
fs.readdirSync('/');
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bridge', {
  greet: (name) => ipcRenderer.invoke('greet', name),
  fail: () => ipcRenderer.invoke('fail'),
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  note: (text) => ipcRenderer.send('note', text),
  on: (channel, listener) => {
    const wrapped = (_event, ...values) => listener(...values);
    ipcRenderer.on(channel, wrapped);
    return () => ipcRenderer.removeListener(channel, wrapped);
  },
  throws: () => {
    throw new RangeError('thrown in the preload');
  },
  platform: process.platform,
  nested: { list: [1, { deep: true }], when: new Date(0) },
});
