import { ServiceError } from '../../../core/failures/service-error.ts';

/** Reads an answer's body as UTF-8 and gives up once it is larger than any honest one. */
export async function readCapped(response: Response, most: number): Promise<string> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > most) throw new ServiceError('unexpected', `The answer was larger than ${most} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
