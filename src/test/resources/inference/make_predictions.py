###
# #%L
# MobileSAM for Fiji
# %%
# Copyright (C) 2026 MobileSAM for Fiji developers.
# %%
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#      http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
# #L%
###
"""What the published predictor answers on a tiny network with random weights, from an 8-bit image to masks of its size.

  python3 make_predictions.py FOLDER_OF_sam_torch.py_AND_amg_torch.py

writes predictions.json beside this script: for each case the prompt, and for each mask the predicted IoU, the low-res
logits (float32, little-endian, base64), and the mask at the image's size (bits, row order, base64).
The network is ../convert/narrow.pt. Needs PyTorch (made with 1.13), NumPy and Pillow, and the reference that is not
part of this repository.
"""
import base64
import json
import pathlib
import sys

import numpy as np
import torch

FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))
from seeded import integers

IMAGE_SIZE = 64
WIDTH, HEIGHT = 90, 61

# points as x, y, label; box as left, top, right, bottom; whether there is a mask prompt
CASES = {
    'a point': ([[20.5, 31.25, 1]], None, False),
    'points on the object and beside it': ([[70.5, 10.5, 1], [22, 40, 0], [60, 20.75, 1]], None, False),
    'a box': ([], [12, 5, 61.5, 47], False),
    'a box and points': ([[30, 20, 1], [55.5, 8, 0]], [12, 5, 61.5, 47], False),
    'a point and a mask': ([[20.5, 31.25, 1]], None, True),
    'a box and a mask': ([], [1, 2, 30, 60], True),
    'another point': ([[88.5, 60.5, 1]], None, False),
}


def image():
    return integers(7, 3 * WIDTH * HEIGHT).astype(np.uint8).reshape(HEIGHT, WIDTH, 3)


def mask_prompt(size):
    """Logits [1, 1, size, size]."""
    i = np.arange(size * size, dtype=np.int64)
    return torch.from_numpy(((i * 104729 % 2003) / 200.0 - 5).astype(np.float32)).view(1, 1, size, size)


def rows(points, box):
    """Points, then the corners of the box or, without a box, one padding row."""
    out = [list(point) for point in points]
    out += [[*box[:2], 2], [*box[2:], 3]] if box else [[0, 0, -1]]
    return np.array(out, np.float64)


def text(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def main(reference):
    sys.path.insert(0, reference)
    import amg_torch
    predictor = amg_torch.Predictor(amg_torch.load(FOLDER.parent / 'convert' / 'narrow.pt', IMAGE_SIZE), image())
    cases = []
    for name, (points, box, with_mask) in CASES.items():
        prompt = rows(points, box)
        mask = mask_prompt(IMAGE_SIZE // 4) if with_mask else None
        logits, ious = predictor.predict(prompt[None, :, :2], prompt[None, :, 2], mask)
        full = predictor.upscale(logits)[0].numpy()
        masks = [dict(predictedIou=float(ious[0, k]), logits=text(logits[0, k].numpy().astype('<f4')),
                      pixels=text(np.packbits(full[k] > 0))) for k in range(len(full))]
        cases.append(dict(name=name, points=points, box=box, withMask=with_mask, masks=masks))
    (FOLDER / 'predictions.json').write_text(json.dumps(cases, indent=1) + '\n')


if __name__ == '__main__':
    main(sys.argv[1])
