/**
 * ISO 9660 volumes with one folder and an El Torito boot entry.
 *
 *     block  0-15  free for a disk's boot sector
 *           16     primary volume descriptor
 *           17     boot record: names the boot catalog
 *           18     end of descriptors
 *           19, 20 path tables, little and big endian
 *           21     root folder
 *           22     boot catalog
 *           23...  files, each from a block's start
 *
 * Source: ECMA-119, "Volume and File Structure of CDROM"; "El Torito" Bootable CD-ROM Format Specification 1.0.
 */
const BLOCK = 2048;
const FIRST_FILE = 23;
const ROOT = 21;
const CATALOG = 22;

export interface VolumeFile {
  /** Upper case, 8 characters, a dot, 3 characters at most. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Volume {
  readonly bytes: Uint8Array;
  /** First block of each file. */
  readonly blocks: ReadonlyMap<string, number>;
}

/** A volume of some files, one of which is what a BIOS starts. */
export function makeVolume(files: readonly VolumeFile[], boot: string): Volume {
  const blocks = new Map<string, number>();
  let next = FIRST_FILE;
  for (const { name, bytes } of files) {
    blocks.set(name, next);
    next += Math.ceil(bytes.length / BLOCK);
  }
  // A disk of whole megabytes is what a partition table can describe.
  const bytes = new Uint8Array(Math.ceil((next * BLOCK) / (1 << 20)) * (1 << 20));
  const volume = new VolumeWriter(bytes);
  volume.primaryDescriptor(bytes.length / BLOCK);
  volume.bootRecord();
  volume.endOfDescriptors();
  volume.pathTables();
  const catalog: VolumeFile = { name: "BOOT.CAT", bytes: new Uint8Array(BLOCK) };
  const entries = [catalog, ...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  volume.rootFolder(entries.map((file) => [file.name, blocks.get(file.name) ?? CATALOG, file.bytes.length]));
  const bootFile = files.find((file) => file.name === boot);
  volume.bootCatalog(blocks.get(boot) ?? 0, bootFile?.bytes.length ?? 0);
  for (const file of files) bytes.set(file.bytes, BLOCK * (blocks.get(file.name) ?? 0));
  return { bytes, blocks };
}

class VolumeWriter {
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer);
  }

  primaryDescriptor(blockCount: number): void {
    const at = 16 * BLOCK;
    this.descriptor(at, 1);
    this.blanks(at + 8, 64);
    this.text(at + 40, "TS_JIT");
    this.both32(at + 80, blockCount);
    this.both16(at + 120, 1);
    this.both16(at + 124, 1);
    this.both16(at + 128, BLOCK);
    this.both32(at + 132, 10);
    this.view.setUint32(at + 140, 19, true);
    this.view.setUint32(at + 148, 20, false);
    this.folderEntry(at + 156, "\0", ROOT, BLOCK, true);
    this.blanks(at + 190, 623);
    // Four dates, none given: zeros as digits, then no time zone.
    for (const date of [813, 830, 847, 864]) {
      this.text(at + date, "0".repeat(16));
      this.bytes[at + date + 16] = 0;
    }
    this.bytes[at + 881] = 1;
  }

  bootRecord(): void {
    const at = 17 * BLOCK;
    this.descriptor(at, 0);
    this.text(at + 7, "EL TORITO SPECIFICATION");
    this.view.setUint32(at + 71, CATALOG, true);
  }

  endOfDescriptors(): void {
    this.descriptor(18 * BLOCK, 255);
  }

  pathTables(): void {
    for (const [block, little] of [
      [19, true],
      [20, false],
    ] as const) {
      const at = block * BLOCK;
      this.bytes[at] = 1;
      this.view.setUint32(at + 2, ROOT, little);
      this.view.setUint16(at + 6, 1, little);
    }
  }

  rootFolder(entries: readonly (readonly [string, number, number])[]): void {
    let at = ROOT * BLOCK;
    at = this.folderEntry(at, "\0", ROOT, BLOCK, true);
    at = this.folderEntry(at, "\x01", ROOT, BLOCK, true);
    for (const [name, block, size] of entries) at = this.folderEntry(at, `${name};1`, block, size, false);
  }

  /** Validation entry, then the default entry: no emulation, loaded at 0x7C00. */
  bootCatalog(block: number, size: number): void {
    const at = CATALOG * BLOCK;
    this.bytes.set([1, 0, 0, 0], at);
    this.text(at + 4, "ts-jit");
    this.bytes.set([0x55, 0xaa], at + 30);
    let sum = 0;
    for (let half = 0; half < 32; half += 2) sum += this.view.getUint16(at + half, true);
    this.view.setUint16(at + 28, -sum & 0xffff, true);
    this.bytes.set([0x88, 0, 0, 0, 0, 0], at + 32);
    this.view.setUint16(at + 38, size / 512, true);
    this.view.setUint32(at + 40, block, true);
  }

  private descriptor(at: number, type: number): void {
    this.bytes[at] = type;
    this.text(at + 1, "CD001");
    this.bytes[at + 6] = 1;
  }

  /** Writes a folder's entry; returns where the next one goes. */
  private folderEntry(at: number, name: string, block: number, size: number, folder: boolean): number {
    const length = (33 + name.length + 1) & ~1;
    this.bytes[at] = length;
    this.both32(at + 2, block);
    this.both32(at + 10, size);
    this.bytes[at + 25] = folder ? 2 : 0;
    this.both16(at + 28, 1);
    this.bytes[at + 32] = name.length;
    this.text(at + 33, name);
    return at + length;
  }

  private text(at: number, text: string): void {
    this.bytes.set(Buffer.from(text, "latin1"), at);
  }
  private blanks(at: number, count: number): void {
    this.bytes.fill(0x20, at, at + count);
  }
  private both16(at: number, value: number): void {
    this.view.setUint16(at, value, true);
    this.view.setUint16(at + 2, value, false);
  }
  private both32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
    this.view.setUint32(at + 4, value, false);
  }
}
