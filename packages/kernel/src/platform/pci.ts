/**
 * What stands on the PCI bus. A function's address is bus << 16 | device << 11 | function << 8, as configuration
 * addresses have it.
 *
 *     int tsjit_pci_find(unsigned id, int n)           address of the n-th function with this id (device << 16 | vendor);
 *                                                      id -1 finds every function; -1 when there are no more
 *     unsigned tsjit_pci_read(int address, int offset) a word of its configuration, offset a multiple of 4
 *     void tsjit_pci_write(int address, int offset, unsigned value)
 *
 * Source: PCI Local Bus Specification 3.0, 3.2.2.3.2 (configuration mechanism) and 6.1 (header).
 */
import { define, i32, voidType } from "@ts-jit/ir";
import { in32, out32 } from "./ports.js";

const ADDRESS = 0xcf8;
const DATA = 0xcfc;
const ENABLE = 0x8000_0000 | 0;
/** The word of the header's type, and its bit for a device of several functions. */
const HEADER = 0x0c;
const SEVERAL = 1 << 23;
const FUNCTION_STEP = 1 << 8;
const DEVICE_STEP = 1 << 11;
const ADDRESSES = 1 << 24;

const read = define("tsjit_pci_read", i32, { address: i32, offset: i32 }, (f, { address, offset }) => {
  f.call(out32, ADDRESS, address.or(offset.and(0xfc)).or(ENABLE));
  f.return(f.call(in32, DATA));
});

const write = define(
  "tsjit_pci_write",
  voidType,
  { address: i32, offset: i32, value: i32 },
  (f, { address, offset, value }) => {
    f.call(out32, ADDRESS, address.or(offset.and(0xfc)).or(ENABLE));
    f.call(out32, DATA, value);
  },
);

const find = define("tsjit_pci_find", i32, { id: i32, n: i32 }, (f, { id, n }) => {
  f.range(
    0,
    ADDRESSES,
    (device) => {
      // All ones: nobody there.
      f.if(f.call(read, device, 0).eq(-1), () => f.continue());
      const several = f.call(read, device, HEADER).and(SEVERAL).ne(0);
      const end = device.add(several.select(f.const(i32, DEVICE_STEP), FUNCTION_STEP)).get();
      f.range(
        device,
        end,
        (address) => {
          const found = f.call(read, address, 0).get();
          f.if(found.ne(-1).and(id.eq(-1).or(found.eq(id))), () => {
            f.if(n.eq(0), () => f.return(address));
            n.dec();
          });
        },
        FUNCTION_STEP,
      );
    },
    DEVICE_STEP,
  );
  f.return(-1);
});

export const pciFunctions = [read, write, find];
