// A voter's marks (option key → 1, or → grade; nothing is blank) as the rows that are sealed, as app/voting/sealed/questions.py does.
// `paper` is what Paper.plain() gives: {shape, keys, grades, blank}.

export function rowsOf({ shape, keys, grades, blank }, marks) {
  const led = (row) => (blank ? [row.includes(1) ? 0 : 1, ...row] : row);
  if (shape !== "grades") return [led(keys.map((key) => (marks[key] ? 1 : 0)))];
  return keys.map((key) => led(Array.from({ length: grades }, (_, grade) => (marks[key] === grade ? 1 : 0))));
}
