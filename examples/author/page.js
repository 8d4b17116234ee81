// A page of its own for authoring: a file of the merchant's computer, or an address, in a plain <video>.
import { authorPanel } from './panel.js';

const find = (id) => document.querySelector(`#${id}`);
const video = find('video');
const dots = find('dots');
let fileName = 'clip.mp4';
/** The id of the hotspot that is being placed. */
let shownChosen = null;

/** Where the picture lies in the element, which shows all of it. */
function picture() {
  const { clientWidth: width, clientHeight: height, videoWidth, videoHeight } = video;
  const scale = Math.min(width / videoWidth, height / videoHeight);
  const [w, h] = [videoWidth * scale, videoHeight * scale];
  return { x: (width - w) / 2, y: (height - h) / 2, w, h };
}

const panel = authorPanel({
  get src() {
    return fileName;
  },
  frame: () => (video.videoWidth > 0 ? { width: video.videoWidth, height: video.videoHeight } : null),
  time: () => video.currentTime,
  seek: (seconds) => (video.currentTime = seconds),
  changed: (hotspots, chosen) => draw(chosen),
});
find('panel').append(panel.element);

function draw(chosen = shownChosen) {
  shownChosen = chosen;
  if (!(video.videoWidth > 0)) return;
  const box = picture();
  dots.replaceChildren(
    ...panel.placesAt(video.currentTime).map(({ id, x, y }) => {
      const dot = document.createElement('i');
      dot.style.translate = `${box.x + x * box.w}px ${box.y + y * box.h}px`;
      dot.toggleAttribute('data-chosen', id === chosen);
      return dot;
    }),
  );
}

function open(address, name) {
  fileName = name;
  video.src = address;
  find('author').hidden = false;
  find('drop').hidden = true;
  find('problem').textContent = '';
}

const openFile = (file) => file && open(URL.createObjectURL(file), file.name);

find('open').addEventListener('submit', (event) => {
  event.preventDefault();
  const address = find('address').value;
  if (address) open(address, address);
});
find('file').addEventListener('change', (event) => openFile(event.target.files[0]));
for (const type of ['dragover', 'drop'])
  addEventListener(type, (event) => {
    event.preventDefault();
    if (type === 'drop') openFile(event.dataTransfer.files[0]);
  });
video.addEventListener('error', () => (find('problem').textContent = 'This browser cannot play that video.'));
for (const type of ['timeupdate', 'seeked', 'loadedmetadata']) video.addEventListener(type, () => draw());
addEventListener('resize', () => draw());

/** The lower edge of the element has the browser's own controls. */
const controlsPx = 60;
video.addEventListener('click', (event) => {
  const box = picture();
  const { left, top, bottom } = video.getBoundingClientRect();
  if (event.clientY > bottom - controlsPx) return;
  event.preventDefault();
  const [x, y] = [(event.clientX - left - box.x) / box.w, (event.clientY - top - box.y) / box.h];
  if (x < 0 || x > 1 || y < 0 || y > 1) return;
  video.pause();
  panel.press({ x, y });
});
