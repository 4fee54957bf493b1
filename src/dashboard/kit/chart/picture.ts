import type { DrawnChart } from "./drawn.ts";

/** Twice as many dots as on the page, so that it is sharp on paper. */
const dots = 2;

/** A chart as a PNG on its own ground. */
export async function pictureOf(chart: DrawnChart): Promise<Blob> {
  const { source, width, height, ground } = chart.svg();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * dots;
  canvas.height = height * dots;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("the browser draws no pictures");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("the browser made no picture")) : resolve(blob)),
      "image/png",
    ),
  );
}
