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
"""Golden files of the package mask: upscale.json, suppression.json, cleanup.json, crops.json, coco.json.

Needs numpy, PyTorch, Pillow and SciPy (Debian: python3-numpy python3-torch python3-pil python3-scipy) and the PyTorch
reference of the published generator, a folder with amg_torch.py and sam_torch.py:

    python3 make_goldens.py --reference DIR

Masks are stored as compressed COCO run lengths; the encoder below follows the published algorithm, and its strings were
compared with those of pycocotools 2.0.
"""
import argparse
import json
import pathlib
import sys
import types

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from seeded import integers


def coco_string(mask):
    """Compressed run lengths over the pixels in column order."""
    pixels = np.concatenate([[0], mask.ravel(order='F').astype(np.int8), [2]])
    changes = np.nonzero(np.diff(pixels))[0]
    counts = np.diff(np.concatenate([[0], changes])).tolist()
    text = ''
    for i, count in enumerate(counts):
        number = count - counts[i - 2] if i > 2 else count
        more = True
        while more:
            bits = number & 31
            number >>= 5
            more = number != (-1 if bits & 16 else 0)
            text += chr(48 + bits + (32 if more else 0))
    return text


def synthetic_logits(size, used_width, used_height, seed):
    """A disk with a hole and noise, in steps of 1/128, so that every language computes the same numbers."""
    cx, cy, radius, hole = used_width * 5 // 9, used_height * 3 // 8, size // 3, size // 8
    y, x = np.mgrid[:size, :size]
    disk = radius**2 - (x - cx)**2 - (y - cy)**2
    ring = (x - cx - hole // 2)**2 + (y - cy)**2 - hole**2
    steps = np.clip(np.minimum(disk, ring) * 2048 // size**2 * 8, -3000, 3000)
    noise = integers(seed, size * size).reshape(size, size) % 81 - 40
    return ((steps + noise) / 128).astype(np.float32)


def upscale(reference):
    cases = []
    shapes = [(64, 16, 100, 75), (64, 16, 40, 64), (64, 16, 64, 64), (64, 16, 13, 90), (64, 64, 50, 50), (96, 24, 200, 3),
              (64, 3, 31, 64), (128, 32, 1, 128), (80, 20, 333, 217), (1024, 256, 2048, 1365), (1024, 256, 683, 1024),
              (1024, 256, 1024, 1024), (1024, 256, 512, 384), (1024, 256, 1500, 1499)]
    for seed, (input_size, low_res, width, height) in enumerate(shapes, 1):
        k = input_size / max(height, width)
        predictor = types.SimpleNamespace(sam=types.SimpleNamespace(cfg=types.SimpleNamespace(image_size=input_size)),
                                          h=height, w=width, nh=int(height * k + 0.5), nw=int(width * k + 0.5))
        logits = synthetic_logits(low_res, predictor.nw * low_res // input_size, predictor.nh * low_res // input_size, seed)
        full = reference.Predictor.upscale(predictor, torch.from_numpy(logits)[None, None])[0, 0].numpy()
        offset = 1.0
        step = max(1, full.size // 200) | 1
        cases.append(dict(inputSize=input_size, lowResSize=low_res, width=width, height=height, seed=seed, offset=offset,
                          inner=int((full > offset).sum()), outer=int((full > -offset).sum()), mask=coco_string(full > 0),
                          step=step, samples=[float(f'{v:.8g}') for v in full.ravel()[::step]]))
    return cases


def suppression(reference):
    random = np.random.default_rng(1)
    cases = []
    for count, edge, threshold in [(0, 10, 0.7), (1, 10, 0.7), (40, 20, 0.7), (80, 12, 0.5), (60, 8, 0.0), (60, 8, 1.0),
                                   (200, 60, 0.7), (60, 6000, 0.3), (40, 11, 0.2), (40, 11, 0.6)]:
        corners = np.sort(random.integers(0, edge, (count, 2, 2)), axis=1)          # many have no width or no height
        boxes = corners.reshape(count, 4).astype(np.float32)
        boxes[count // 2:] = np.clip(boxes[:count - count // 2] + random.integers(0, 2, (count - count // 2, 4)), 0, None)
        boxes[:, 2:] = np.maximum(boxes[:, 2:], boxes[:, :2])
        scores = (random.integers(0, 12, count) / 8).astype(np.float32)             # many are equal
        kept = reference.nms(boxes, scores, threshold)
        cases.append(dict(threshold=threshold, boxes=boxes.astype(int).tolist(), scores=scores.tolist(),
                          kept=[int(i) for i in kept]))
    ratios = [[0, 0, 10, 10], [0, 0, 7, 10], [20, 0, 30, 10], [20, 0, 30, 8], [20, 0, 30, 5]]
    for threshold in (0.7, 0.8, 0.5):                                               # an IoU that is the threshold
        kept = reference.nms(np.array(ratios, np.float32), np.zeros(5, np.float32), threshold)
        cases.append(dict(threshold=threshold, boxes=ratios, scores=[0.0] * 5, kept=[int(i) for i in kept]))
    return cases


def blobs(random, height, width, share):
    from scipy import ndimage
    field = ndimage.gaussian_filter(random.normal(size=(height, width)), 1.0)
    return field > np.quantile(field, 1 - share)


def cleanup(reference):
    random = np.random.default_rng(2)
    masks = [blobs(random, 30, 40, share) for share in (0.2, 0.5, 0.8)]
    masks += [random.random((12, 17)) < share for share in (0.1, 0.5, 0.9)]
    masks += [np.zeros((5, 6), bool), np.ones((5, 6), bool), np.eye(9, dtype=bool), ~np.eye(9, dtype=bool)]
    cases = []
    for mask in masks:
        for min_area in (1, 2, 6, 25, 120, 5000):
            record = reference.clean_small_regions([dict(mask=mask, box=None)], min_area, 0.7)[0]
            cases.append(dict(width=mask.shape[1], height=mask.shape[0], minArea=min_area, mask=coco_string(mask),
                              cleaned=coco_string(record['mask']), touched=record['mask'] is not mask))
    return cases


def crops(reference):
    cases = []
    for width, height, layers, overlap in [(100, 80, 0, 512 / 1500), (100, 80, 1, 512 / 1500), (640, 427, 2, 512 / 1500),
                                           (33, 257, 2, 0.1), (512, 512, 1, 0.0), (301, 199, 2, 0.77), (64, 48, 3, 1.0)]:
        boxes = reference.crop_boxes(height, width, layers, overlap)
        cases.append(dict(width=width, height=height, layers=layers, overlap=overlap,
                          crops=[[*box, layer] for box, layer in boxes]))
    return cases


def coco():
    random = np.random.default_rng(3)
    masks = [np.zeros((3, 4), bool), np.ones((3, 4), bool), np.eye(5, dtype=bool), ~np.eye(5, dtype=bool),
             blobs(random, 50, 70, 0.4), random.random((9, 14)) < 0.5, np.ones((1, 1), bool), np.ones((900, 700), bool)]
    masks[-1][400:402, 300:] = False
    return [dict(width=m.shape[1], height=m.shape[0], rows=[coco_rows(r) for r in m] if m.size < 5000 else None,
                 area=int(m.sum()), text=coco_string(m)) for m in masks]


def coco_rows(row):
    return ''.join('#' if pixel else '.' for pixel in row)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--reference', required=True)
    sys.path.insert(0, parser.parse_args().reference)
    import amg_torch as reference
    files = dict(upscale=upscale(reference), suppression=suppression(reference), cleanup=cleanup(reference),
                 crops=crops(reference), coco=coco())
    for name, cases in files.items():
        lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
        (HERE / f'{name}.json').write_text(f'[\n{lines}\n]\n')


if __name__ == '__main__':
    main()
