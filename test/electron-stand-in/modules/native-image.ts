import { existsSync, readFileSync } from 'node:fs';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';

/** Bytes and size of a picture. Pixels are not decoded: size is read from the header of a PNG or ICO file. */
export class NativeImage {
  private readonly representations: { scaleFactor: number; bytes: Buffer; size: Electron.Size }[] = [];
  private template: boolean;
  readonly _source: string;

  private constructor(source: string, template: boolean) {
    this._source = source;
    this.template = template;
  }

  /** A file that cannot be read gives an empty image, `…Template` names a template image, `@2x` is found beside. */
  static createFromPath(path: string): NativeImage {
    const image = new NativeImage(path, /Template(@\dx)?\.png$/.test(path));
    for (const scaleFactor of [1, 2, 3]) {
      const file = scaleFactor === 1 ? path : path.replace(/\.png$/, `@${scaleFactor}x.png`);
      if (scaleFactor !== 1 && file === path) continue;
      if (existsSync(file)) image.add(readFileSync(file), scaleFactor);
    }
    return throwingByName('NativeImage', image);
  }

  static createFromBuffer(buffer: Buffer, options: Electron.CreateFromBufferOptions = {}): NativeImage {
    const image = new NativeImage('buffer', false);
    image.add(buffer, options.scaleFactor ?? 1);
    return throwingByName('NativeImage', image);
  }

  static createFromDataURL(dataURL: string): NativeImage {
    const image = new NativeImage('data', false);
    image.add(bytesOfDataUrl(dataURL), 1);
    return throwingByName('NativeImage', image);
  }

  static createEmpty(): NativeImage {
    return throwingByName('NativeImage', new NativeImage('empty', false));
  }

  private add(bytes: Buffer, scaleFactor: number): void {
    const pixels = sizeOf(bytes);
    if (pixels === undefined) return;
    const size = { width: Math.round(pixels.width / scaleFactor), height: Math.round(pixels.height / scaleFactor) };
    this.representations.push({ scaleFactor, bytes, size });
  }

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const bytes = options.buffer ?? (options.dataURL === undefined ? undefined : bytesOfDataUrl(options.dataURL));
    if (bytes !== undefined) this.add(bytes, options.scaleFactor ?? 1);
  }

  isEmpty(): boolean {
    return this.representations.length === 0;
  }

  getSize(): Electron.Size {
    return this.representations[0]?.size ?? { width: 0, height: 0 };
  }

  getScaleFactors(): number[] {
    return this.representations.map((each) => each.scaleFactor);
  }

  isTemplateImage(): boolean {
    return this.template;
  }

  setTemplateImage(option: boolean): void {
    this.template = option;
  }

  /** The bytes stay those of the original; only the size that is told changes. */
  resize(options: Electron.ResizeOptions): NativeImage {
    const resized = new NativeImage(this._source, this.template);
    for (const each of this.representations) {
      const size = { width: options.width ?? each.size.width, height: options.height ?? each.size.height };
      resized.representations.push({ ...each, size });
    }
    return throwingByName('NativeImage', resized);
  }

  toPNG(options: Electron.ToPNGOptions = {}): Buffer {
    const wanted = this.representations.find((each) => each.scaleFactor === (options.scaleFactor ?? 1));
    return (wanted ?? this.representations[0])?.bytes ?? Buffer.alloc(0);
  }

  toDataURL(options: Electron.ToDataURLOptions = {}): string {
    return `data:image/png;base64,${this.toPNG(options).toString('base64')}`;
  }

  _describe(): Record<string, unknown> {
    return {
      source: this._source,
      template: this.template,
      size: this.getSize(),
      scaleFactors: this.getScaleFactors(),
      png: this.toDataURL(),
    };
  }
}

function bytesOfDataUrl(dataURL: string): Buffer {
  return Buffer.from(dataURL.slice(dataURL.indexOf(',') + 1), 'base64');
}

function sizeOf(bytes: Buffer): Electron.Size | undefined {
  const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
  if (isPng) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const isIcon = bytes.length > 22 && bytes.readUInt32LE(0) === 0x00010000;
  if (isIcon) return { width: bytes.readUInt8(6) || 256, height: bytes.readUInt8(7) || 256 };
  return undefined;
}

export const nativeImage = throwingByName('nativeImage', {
  createFromPath: (path: string): NativeImage => NativeImage.createFromPath(path),
  createFromBuffer: (buffer: Buffer, options?: Electron.CreateFromBufferOptions): NativeImage =>
    NativeImage.createFromBuffer(buffer, options),
  createFromDataURL: (dataURL: string): NativeImage => NativeImage.createFromDataURL(dataURL),
  createEmpty: (): NativeImage => NativeImage.createEmpty(),
});

export function imageFrom(image: NativeImage | string): NativeImage {
  return typeof image === 'string' ? NativeImage.createFromPath(image) : image;
}

/** Where an image is from; null when it is empty. */
export function loadedFrom(given: NativeImage | string): string | null {
  const image = imageFrom(given);
  return image.isEmpty() ? null : image._source;
}
