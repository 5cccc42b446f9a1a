// The calculations, away from the page so that it keeps answering. Messages: {id, task, args} in; {id, value}, {id, error, height}
// or {id, progress} out. The page talks to it through booth.js.

import { perform } from "./tasks.js";

self.addEventListener("message", ({ data: { id, task, args } }) => {
  try {
    const value = perform(task, args, (...progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, value });
  } catch (error) {
    self.postMessage({ id, error: error.message, height: error.height });
  }
});
self.postMessage({ ready: true });
