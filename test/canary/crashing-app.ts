/** The built app, which comes to an error that nobody catches as soon as it has tokens; the error quotes them. */
import { app, session } from 'electron';
import { join } from 'node:path';

void app.whenReady().then(() => {
  const network = session.fromPartition('aws', { cache: false });
  const fetch = network.fetch.bind(network);
  network.fetch = async (...input) => {
    const response = await fetch(...input);
    const answer = await response.clone().text();
    if (answer.includes('accessToken')) void Promise.reject(new Error(`AWS answered ${answer}`, { cause: { answer } }));
    return response;
  };
});

await import(join(import.meta.dirname, '../../out/main/main.js'));
