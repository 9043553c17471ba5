import { PortTaken, type EndpointDesk, type EndpointServer } from '../../electron/core/ports/credentials-endpoint.ts';

/** A server that only remembers who decides for it. */
export class FakeEndpointServer implements EndpointServer {
  desk: EndpointDesk | null = null;
  taken = false;
  nextPort = 20_000;

  listen(port: number | null, desk: EndpointDesk): Promise<number> {
    if (this.taken) return Promise.reject(new PortTaken('It is taken.'));
    this.desk = desk;
    if (port === null) this.nextPort += 1;
    return Promise.resolve(port ?? this.nextPort);
  }

  close(): void {
    this.desk = null;
  }
}
