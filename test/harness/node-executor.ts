import { request as requestPlainly, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';

/** How electron-updater fetches, on Node's network in the place of Electron's. */
export function nodeExecutor(): object {
  return new NodeExecutor();
}

class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    return requestPlainly(options, callback);
  }

  /** As electron-updater's own does (electronHttpExecutor.js). */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const requestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, requestOptions);
      this.doDownload(
        requestOptions,
        {
          destination,
          options,
          onCancel,
          callback: (error: unknown) => (error instanceof Error ? reject(error) : resolve(destination)),
          responseHandler: null,
        },
        0,
      );
    });
  }
}
