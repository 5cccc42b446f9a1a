// Shows the chosen photo and makes it smaller before it is sent: a phone's picture of 5 MB leaves as some 300 kB.
// The server re-encodes anyway; when anything fails here the file is sent as it is and the server judges.
//
// Written by components/photo.html: frame data-max-side, data-ready "… {size} …", data-refused; inside: input[type=file],
// canvas[data-photo-preview], [data-photo-note], button[data-photo-remove]. The preview is drawn, no blob: address is needed.

export function start(frame) {
  const input = frame.querySelector("input[type=file]");
  const canvas = frame.querySelector("[data-photo-preview]");
  const note = frame.querySelector("[data-photo-note]");
  const remove = frame.querySelector("[data-photo-remove]");

  function reset(sentence) {
    canvas.hidden = true;
    remove.hidden = !input.files.length;
    note.textContent = sentence;
  }

  async function show() {
    const [file] = input.files;
    reset("");
    if (!file) return;
    const picture = await open(file);
    if (!picture) {
      reset(/^image\//.test(file.type) ? "" : frame.dataset.refused);
      return;
    }
    draw(picture, canvas, Number(frame.dataset.maxSide));
    canvas.hidden = false;
    const size = await shrink(canvas, input, file);
    note.textContent = frame.dataset.ready.replace("{size}", String(Math.ceil(size / 1024)));
  }

  input.addEventListener("change", show);
  remove.addEventListener("click", () => {
    input.value = "";
    reset("");
    input.focus();
  });
}

async function open(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

function draw(picture, canvas, maxSide) {
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}

async function shrink(canvas, input, file) {
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.82); });
  if (!blob || blob.size >= file.size || input.files[0] !== file) return file.size;
  const basket = new DataTransfer();
  basket.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
  input.files = basket.files;
  return blob.size;
}
