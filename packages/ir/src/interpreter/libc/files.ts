/** Streams and file descriptors of an interpreted program: standard ones, and files that live in memory only. */

/** Addresses of FILE objects: where no data is, so that a program cannot look into one. */
const HANDLES = 0xdfff0000;
const HANDLE_STEP = 64;
const BUFFER = 4096;

export class FileData {
  bytes = new Uint8Array(256);
  size = 0;
  /** Grows to hold `size` bytes; new ones are zero. */
  resize(size: number): void {
    if (size > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(size, this.bytes.length * 2));
      bytes.set(this.bytes.subarray(0, this.size));
      this.bytes = bytes;
    } else if (size < this.size) this.bytes.fill(0, size, this.size);
    this.size = size;
  }
}

export class Stream {
  /** Bytes read ahead or given back by ungetc, next first. */
  pending: number[] = [];
  private input: Uint8Array = new Uint8Array(0);
  private inputAt = 0;
  private readonly output = new Uint8Array(BUFFER);
  private outputEnd = 0;
  position = 0;
  atEnd = false;
  failed = false;
  closed = false;

  constructor(
    readonly fd: number,
    /** Undefined for the standard streams. */
    readonly data: FileData | undefined,
    readonly readable: boolean,
    readonly writable: boolean,
    readonly append: boolean,
    private readonly files: Files,
  ) {}

  /** The next byte, or -1. */
  get(): number {
    const back = this.pending.pop();
    if (back !== undefined) return back;
    if (!this.readable) {
      this.failed = true;
      return -1;
    }
    if (this.data !== undefined) {
      if (this.position >= this.data.size) {
        this.atEnd = true;
        return -1;
      }
      return this.data.bytes[this.position++] ?? -1;
    }
    if (this.inputAt >= this.input.length) {
      this.input = this.files.readFrom(this.fd, BUFFER);
      this.inputAt = 0;
      if (this.input.length === 0) {
        this.atEnd = true;
        return -1;
      }
    }
    this.position++;
    return this.input[this.inputAt++] ?? -1;
  }
  unget(byte: number): void {
    this.pending.push(byte);
    this.atEnd = false;
  }
  put(bytes: Uint8Array): boolean {
    if (!this.writable) {
      this.failed = true;
      return false;
    }
    if (this.data !== undefined) {
      if (this.append) this.position = this.data.size;
      const end = this.position + bytes.length;
      if (end > this.data.size) this.data.resize(end);
      this.data.bytes.set(bytes, this.position);
      this.position = end;
      return true;
    }
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + BUFFER - this.outputEnd);
      this.output.set(part, this.outputEnd);
      this.outputEnd += part.length;
      at += part.length;
      if (this.outputEnd === BUFFER) this.flush();
    }
    if (this.fd === 2) this.flush();
    this.position += bytes.length;
    return true;
  }
  flush(): void {
    if (this.outputEnd === 0) return;
    const bytes = this.output.slice(0, this.outputEnd);
    this.outputEnd = 0;
    this.files.writeTo(this.fd, bytes);
  }
}

export class Files {
  private readonly streams: Stream[] = [];
  private readonly named = new Map<string, FileData>();

  constructor(
    private readonly write: ((fd: number, bytes: Uint8Array) => void) | undefined,
    private readonly read: ((fd: number, max: number) => Uint8Array) | undefined,
  ) {
    for (let fd = 0; fd < 3; fd++)
      this.streams.push(new Stream(fd, undefined, fd === 0, fd !== 0, false, this));
  }

  static handle(fd: number): number {
    return HANDLES + fd * HANDLE_STEP;
  }
  /** The open stream of a FILE pointer. */
  stream(handle: number): Stream | undefined {
    const stream = this.streams[(handle - HANDLES) / HANDLE_STEP];
    return stream?.closed === false ? stream : undefined;
  }
  byDescriptor(fd: number): Stream | undefined {
    return this.stream(Files.handle(fd));
  }
  writeTo(fd: number, bytes: Uint8Array): void {
    this.write?.(fd, bytes);
  }
  readFrom(fd: number, max: number): Uint8Array {
    // What was written is seen before input is waited for.
    this.flushAll();
    return this.read?.(fd, max) ?? new Uint8Array(0);
  }
  flushAll(): void {
    for (const stream of this.streams) stream.flush();
  }
  /** Opens a file by the mode of fopen; undefined when it does not exist or the mode is bad. */
  open(path: string, mode: string): Stream | undefined {
    const kind = mode[0];
    const both = mode.includes("+");
    let data = this.named.get(path);
    if (kind === "r" && data === undefined) return undefined;
    if (kind !== "r" && kind !== "w" && kind !== "a") return undefined;
    if (data === undefined || kind === "w") {
      data ??= new FileData();
      data.resize(0);
      this.named.set(path, data);
    }
    return this.openData(data, kind === "r" || both, kind !== "r" || both, kind === "a");
  }
  openData(data: FileData, readable: boolean, writable: boolean, append: boolean): Stream {
    const stream = new Stream(this.streams.length, data, readable, writable, append, this);
    this.streams.push(stream);
    return stream;
  }
  remove(path: string): boolean {
    return this.named.delete(path);
  }
  rename(from: string, to: string): boolean {
    const data = this.named.get(from);
    if (data === undefined) return false;
    this.named.delete(from);
    this.named.set(to, data);
    return true;
  }
  /** Gives the program a file. */
  provide(path: string, bytes: Uint8Array): void {
    const data = new FileData();
    data.resize(bytes.length);
    data.bytes.set(bytes);
    this.named.set(path, data);
  }
}
