// What the worker can be asked for, by name.

import { describe, findReceipt } from "./board.js";
import { checkBallots } from "./check.js";
import { codesFor } from "./codes.js";
import { seal } from "./seal.js";
import { newKey, openShare } from "./trustee.js";

const TASKS = { seal, newKey, openShare, codesFor, describe, findReceipt, checkBallots };

export function perform(task, args, progress) {
  return TASKS[task](...args, progress);
}
