/**
 * Drawing tools for the models: profiles are lists of [radius, height] or [inset, height] in centimetres.
 */
import { TILE } from './textures.js';

/** Rounds the corners of a polyline; a point is [x, y] or [x, y, radius of the corner]. */
export function rounded(points, steps = 5) {
  const result = [];
  points.forEach(([x, y, wanted = 0], i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!wanted || !before || !after) {
      result.push([x, y]);
      return;
    }
    const back = [before[0] - x, before[1] - y];
    const forth = [after[0] - x, after[1] - y];
    const backLength = Math.hypot(...back);
    const forthLength = Math.hypot(...forth);
    const angle = Math.acos(
      Math.max(-1, Math.min(1, (back[0] * forth[0] + back[1] * forth[1]) / (backLength * forthLength))),
    );
    const cut = Math.min(wanted / Math.tan(angle / 2), backLength * 0.49, forthLength * 0.49);
    const from = [x + (back[0] / backLength) * cut, y + (back[1] / backLength) * cut];
    const to = [x + (forth[0] / forthLength) * cut, y + (forth[1] / forthLength) * cut];
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      // A quadratic through the corner is as good as an arc at this size.
      result.push([0, 1].map((k) => from[k] * (1 - t) ** 2 + [x, y][k] * 2 * t * (1 - t) + to[k] * t ** 2));
    }
  });
  return result;
}

/** A smooth line through the points, as `count` evenly spaced ones. */
export function smooth(THREE, points, count = 20) {
  const line = new THREE.CatmullRomCurve3(
    points.map(([x, y]) => new THREE.Vector3(x, y, 0)),
    false,
    'centripetal',
  );
  return line.getSpacedPoints(count).map(({ x, y }) => [x, y]);
}

/** The same line moved to its left (seen along its direction) by `distance`. */
export function moved(points, distance) {
  return points.map(([x, y], i) => {
    const from = points[Math.max(0, i - 1)];
    const to = points[Math.min(points.length - 1, i + 1)];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    return [x - ((to[1] - from[1]) / length) * distance, y + ((to[0] - from[0]) / length) * distance];
  });
}

/**
 * The whole profile of an open vessel from the line of its outside (foot to rim, smooth through `outside`). Returns
 * `foot` (underside and foot ring), `body` (outside up to the top of the rim) and `inside`, each continuing the last.
 */
export function vessel(
  THREE,
  { outside, wall = 0.42, floor = 0.7, foot = 0.35, footInset = 0.3, footWidth = 0.5, count = 22 },
) {
  const line = smooth(THREE, outside, count);
  const [baseRadius, baseHeight] = line[0];
  const ringOut = baseRadius - footInset;
  const ringIn = ringOut - footWidth;
  const footLine = rounded(
    [
      [0, foot],
      [ringIn, foot, 0.12],
      [ringIn + 0.06, 0, 0.12],
      [ringOut, 0, 0.14],
      [ringOut + 0.08, baseHeight * 0.75, 0.08],
      [baseRadius, baseHeight],
    ],
    4,
  );
  const inner = moved(line, wall).reverse();
  const [rimRadius, rimHeight] = line[line.length - 1];
  const [lipRadius, lipHeight] = inner[0];
  const middle = [(rimRadius + lipRadius) / 2, (rimHeight + lipHeight) / 2];
  const start = Math.atan2(rimHeight - middle[1], rimRadius - middle[0]);
  const lip = [];
  for (let i = 1; i < 8; i++) {
    const turn = start + (i / 8) * Math.PI;
    lip.push([middle[0] + (Math.cos(turn) * wall) / 2, middle[1] + (Math.sin(turn) * wall) / 2]);
  }
  const bottom = baseHeight + floor * 0.55;
  const innerLine = inner.filter(([x, y]) => y > bottom + 0.5 && x > 0.5);
  const last = innerLine[innerLine.length - 1];
  const inside = [
    ...lip.slice(3),
    ...innerLine.slice(0, -1),
    ...rounded([last, [last[0] * 0.93, bottom, 1.1], [0, bottom - 0.06]], 6),
  ];
  return { foot: footLine, body: [...line, ...lip.slice(0, 4)], inside, floor: bottom, line };
}

/** Turns a profile around y. The texture runs in centimetres and closes without a seam. */
export function lathe(THREE, points, segments = 64, tile = TILE) {
  const geometry = new THREE.LatheGeometry(
    points.map(([x, y]) => new THREE.Vector2(Math.max(0, x), y)),
    segments,
  );
  const widest = Math.max(...points.map(([x]) => x));
  const repeats = Math.max(1, Math.round((widest * Math.PI * 2) / tile));
  const along = [0];
  for (let i = 1; i < points.length; i++)
    along.push(along[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
  const uv = geometry.attributes.uv;
  for (let i = 0; i <= segments; i++) {
    for (let j = 0; j < points.length; j++) uv.setXY(i * points.length + j, (i / segments) * repeats, along[j] / tile);
  }
  return geometry;
}

/** A rectangle with round corners seen from above, as points with their outward normals. */
export function roundedRectangle(width, depth, radius, perCorner = 8, perSide = 1) {
  const result = [];
  const corners = [
    [1, 1, 0],
    [-1, 1, 1],
    [-1, -1, 2],
    [1, -1, 3],
  ];
  corners.forEach(([sx, sz, quarter], index) => {
    for (let i = 0; i <= perCorner; i++) {
      const turn = ((quarter + i / perCorner) * Math.PI) / 2;
      const nx = Math.cos(turn);
      const nz = Math.sin(turn);
      result.push({ x: sx * (width / 2 - radius) + nx * radius, z: sz * (depth / 2 - radius) + nz * radius, nx, nz });
    }
    const here = result[result.length - 1];
    const [nextX, nextZ] = corners[(index + 1) % 4];
    const turn = ((quarter + 1) * Math.PI) / 2;
    const there = {
      x: nextX * (width / 2 - radius) + Math.cos(turn) * radius,
      z: nextZ * (depth / 2 - radius) + Math.sin(turn) * radius,
    };
    for (let i = 1; i < perSide; i++) {
      const t = i / perSide;
      result.push({ x: here.x + (there.x - here.x) * t, z: here.z + (there.z - here.z) * t, nx: here.nx, nz: here.nz });
    }
  });
  return result;
}

/** An outline of any closed smooth line through [x, z] points, going round from +x towards +z. */
export function outline(THREE, points, count = 64) {
  const line = new THREE.CatmullRomCurve3(
    points.map(([x, z]) => new THREE.Vector3(x, 0, z)),
    true,
    'centripetal',
  );
  return Array.from({ length: count }, (_, i) => {
    const at = line.getPointAt(i / count);
    const along = line.getTangentAt(i / count);
    return { x: at.x, z: at.z, nx: along.z, nz: -along.x };
  });
}

/**
 * Carries a profile of [inset, height] around an outline, from below upwards and inwards; the ends are closed to the
 * middle. Texture: seen from above in centimetres, walls continue it, grain along x.
 */
export function loft(THREE, around, profile, tile = TILE, { open = false } = {}) {
  const positions = [];
  const index = [];
  const count = around.length;
  profile.forEach(([inset, y]) =>
    around.forEach(({ x, z, nx, nz }) => positions.push(x - nx * inset, y, z - nz * inset)),
  );
  for (let ring = 0; ring < profile.length - 1; ring++) {
    for (let i = 0; i < count; i++) {
      const a = ring * count + i;
      const b = ring * count + ((i + 1) % count);
      index.push(a, a + count, b, b, a + count, b + count);
    }
  }
  if (!open) {
    const low = positions.length / 3;
    positions.push(0, profile[0][1], 0, 0, profile[profile.length - 1][1], 0);
    const top = (profile.length - 1) * count;
    for (let i = 0; i < count; i++) {
      const next = (i + 1) % count;
      index.push(low, i, next, low + 1, top + next, top + i);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  flatMap(THREE, geometry, tile);
  return geometry;
}

/** Texture seen from above, carried on down the walls. */
export function flatMap(THREE, geometry, tile = TILE) {
  const { position, normal } = geometry.attributes;
  const uv = new Float32Array(position.count * 2);
  for (let i = 0; i < position.count; i++) {
    uv[i * 2] = (position.getX(i) + position.getY(i) * Math.abs(normal.getX(i))) / tile;
    uv[i * 2 + 1] = (position.getZ(i) + position.getY(i) * Math.abs(normal.getZ(i))) / tile;
  }
  geometry.setAttribute('uv', new THREE.BufferAttribute(uv, 2));
}

/**
 * A rod along a smooth line. `section(t)` gives [half thickness in the plane of the line, half width across it] for 0
 * <= t <= 1. Flat lines (all in x and y) keep their section upright; others follow the line.
 */
export function rod(THREE, points, section, { steps = 48, round = 14, tile = TILE, closed = false, tension } = {}) {
  const vectors = points.map(([x, y, z = 0]) => new THREE.Vector3(x, y, z));
  const line = new THREE.CatmullRomCurve3(
    vectors,
    closed,
    tension === undefined ? 'centripetal' : 'catmullrom',
    tension,
  );
  const flat = points.every(([, , z = 0]) => z === 0);
  const frames = flat ? undefined : line.computeFrenetFrames(steps, closed);
  const across = new THREE.Vector3(0, 0, 1);
  const positions = [];
  const uvs = [];
  const index = [];
  const length = line.getLength();
  const thickest = Math.max(...section(0.5));
  const repeats = Math.max(1, Math.round((thickest * Math.PI * 2) / tile));
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const at = line.getPointAt(t);
    const tangent = line.getTangentAt(t);
    const side = frames ? frames.normals[i] : new THREE.Vector3().crossVectors(across, tangent).normalize();
    const other = frames ? frames.binormals[i] : across;
    const [thick, wide] = section(t);
    for (let j = 0; j <= round; j++) {
      const turn = (j / round) * Math.PI * 2;
      const s = Math.cos(turn) * thick;
      const o = Math.sin(turn) * wide;
      positions.push(at.x + side.x * s + other.x * o, at.y + side.y * s + other.y * o, at.z + side.z * s + other.z * o);
      uvs.push((j / round) * repeats, (t * length) / tile);
    }
  }
  const row = round + 1;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < round; j++) {
      const a = i * row + j;
      index.push(a, a + 1, a + row, a + 1, a + row + 1, a + row);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('uv', new THREE.Float32BufferAttribute(uvs, 2));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  mendSeam(geometry, row, steps);
  return geometry;
}

/** The first and the last column of a rod are the same edge: give them one normal. */
function mendSeam(geometry, row, steps) {
  const { normal } = geometry.attributes;
  for (let i = 0; i <= steps; i++) {
    const a = i * row;
    const b = a + row - 1;
    const sum = [normal.getX(a) + normal.getX(b), normal.getY(a) + normal.getY(b), normal.getZ(a) + normal.getZ(b)];
    const length = Math.hypot(...sum) || 1;
    normal.setXYZ(a, sum[0] / length, sum[1] / length, sum[2] / length);
    normal.setXYZ(b, sum[0] / length, sum[1] / length, sum[2] / length);
  }
}

/** Colours the vertices by `tone(x, y, z)` -> [r, g, b] as factors; the material needs `vertexColors`. */
export function toned(THREE, geometry, tone) {
  const { position } = geometry.attributes;
  const colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++)
    colors.set(tone(position.getX(i), position.getY(i), position.getZ(i)), i * 3);
  geometry.setAttribute('color', new THREE.BufferAttribute(colors, 3));
  return geometry;
}

/** A mesh that throws and takes shadows. */
export function mesh(THREE, geometry, material, name = '') {
  const result = new THREE.Mesh(geometry, material);
  result.castShadow = true;
  result.receiveShadow = true;
  result.name = name;
  return result;
}
