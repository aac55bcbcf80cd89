/** What runs a machine, put together: the decoder, the loop, and calls from the host. */
import { callAddress, callFunction } from "./calls.js";
import { decodeFunction } from "./decode/decoder.js";
import { execute } from "./execute.js";
import type { Engine } from "./machine.js";

export const ENGINE: Engine = { decode: decodeFunction, execute, callFunction, callAddress };
