/** errno, and the numbers it takes (those of Linux). */
import { define, global, i32, ptr } from "@ts-jit/ir";

export const errno = global("errno", i32);
const location = define("__errno_location", ptr, {}, (f) => f.return(f.address(errno)));

export const errnoFunctions = [errno, location];
