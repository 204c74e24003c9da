/** Sharp on the screens that most people have. */
const scale = 2;
/** What browsers can draw on. */
const longestSide = 16_384;
const mostPixels = 120_000_000;

/**
 * @param svg a document with a size in pixels
 * @returns the picture as PNG, in base64; a very large one in fewer pixels
 * @throws {Error} where the browser cannot draw it, in words for a person
 */
export async function pngOf(svg: string): Promise<string> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    image.addEventListener('load', () => resolve());
    image.addEventListener('error', () => reject(tooLarge()));
    await promise;
    const { width, height } = image;
    const factor = Math.min(scale, longestSide / width, longestSide / height, Math.sqrt(mostPixels / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * factor);
    canvas.height = Math.floor(height * factor);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [, content] = canvas.toDataURL('image/png').split(',');
    if (content === undefined || content === '') throw tooLarge();
    return content;
}

function tooLarge(): Error {
    return new Error('The graph is too large for a PNG. Export it as SVG, or show less of it.');
}
