// The key that somebody gives back on a page: from the file they chose, else from the words they typed; "" when there is none.

import { readKey } from "./words.js";

export async function given(root) {
  const [file] = root.querySelector("#key-file").files;
  if (file && file.size < 10_000) return readKey(await file.text());
  return readKey(root.querySelector("#key-words").value);
}
