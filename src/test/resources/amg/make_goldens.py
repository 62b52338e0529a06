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
"""Makes the golden files of automatic mask generation: what the PyTorch reference finds with a toy network.

  /usr/bin/python3 make_goldens.py --reference DIR      DIR holds amg_torch.py and sam_torch.py

Needs Debian's python3-torch, python3-numpy, python3-pil, python3-scipy. Writes beside itself
  toy/       the toy network as a model folder (model.json, encoder.onnx, decoder.onnx)
  *.png      the drawn images
  cases.json each case's image, parameters, and masks of the reference in their order
Refuses to write a case in which a parameter could be ignored without being noticed.
"""
import argparse
import hashlib
import json
import pathlib
import sys
import types

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
INPUT = 256                     # edge of the encoder's input
LOW = INPUT // 4                # edge of the low-res masks
MEAN, STD = (128.0,) * 3, (64.0,) * 3


class Encoder(nn.Module):
    """[1, 3, S, S] -> [1, 3, S/4, S/4]: the mean colour of 4 x 4 pixels; exact in single precision."""

    def forward(self, image):
        return F.avg_pool2d(image, 4)


class Decoder(nn.Module):
    """A mask is what has the colour of the clicked cell and is not too far from it; subpart, part and whole differ in how
    much of both is forgiven and in how sharply they end. Index 0 is a decoy: high score, another mask. Scores are steps
    of the clicked colour and of the place, so that many are equal. A prompt without its padding point scores 0. All
    constants are sums of few powers of two, so that every runtime computes the same."""

    SHARPNESS = torch.tensor([3., 192., 112., 72.])
    REACH = torch.tensor([.5, .28125, .375, .5])
    COLOUR = torch.tensor([.25, 2., .75, .3125])
    DISTANCE = torch.tensor([1., 6., 3.5, 1.375])
    TINT = torch.tensor([[0., 0., 0.], [.75, .5, -.25], [.375, -.625, .5], [-.5, .25, .8125]])
    BASE = torch.tensor([.96875, .75, .6875, .625])

    def forward(self, image_embeddings, point_coords, point_labels):
        cell = point_coords[:, 0] / 4                                                   # B 2
        column, row = torch.clamp(torch.floor(cell), 0, LOW - 1).unbind(1)
        colours = image_embeddings[0].reshape(3, LOW * LOW)
        clicked = colours[:, (row * LOW + column).long()].t()                           # B 3
        unlike = ((image_embeddings - clicked[:, :, None, None]) ** 2).sum(1)           # B m m
        centre = torch.arange(LOW, dtype=torch.float32) + .5
        right, down = centre[None, None, :] - cell[:, 0, None, None], centre[None, :, None] - cell[:, 1, None, None]
        far = (right ** 2 + down ** 2) / LOW ** 2                                       # B m m
        k = lambda t: t[None, :, None, None]
        forgiven = k(self.REACH) ** 2 - k(self.COLOUR) * unlike[:, None] - k(self.DISTANCE) * far[:, None]
        tint = (clicked[:, None, :] * self.TINT[None]).sum(2)                           # B 4
        place = (column + 2 * row)[:, None] / 8
        score = self.BASE + torch.floor(16 * (tint - torch.floor(tint))) / 64 + (place - torch.floor(place)) / 64
        padded = (point_labels[:, :1] == 1).float() * (point_labels[:, -1:] == -1).float()
        return score * padded, k(self.SHARPNESS) * forgiven                             # B 4, B 4 m m


def toy_sam():
    """The toy with the interface that the reference asks of a network."""
    encoder, decoder = Encoder(), Decoder()
    return types.SimpleNamespace(
        cfg=types.SimpleNamespace(image_size=INPUT, pixel_mean=MEAN, pixel_std=STD), image_encoder=encoder,
        decode=lambda embedding, xy, labels, mask: tuple(reversed(decoder(embedding, xy, labels))))


def write_toy(folder):
    folder.mkdir(exist_ok=True)
    torch.onnx.export(Encoder(), torch.zeros(1, 3, INPUT, INPUT), str(folder / 'encoder.onnx'), opset_version=17,
                      input_names=['image'], output_names=['image_embeddings'])
    example = (torch.zeros(1, 3, LOW, LOW), torch.zeros(3, 2, 2), torch.tensor([[1., -1.]] * 3))
    torch.onnx.export(Decoder(), example, str(folder / 'decoder.onnx'), opset_version=17,
                      input_names=['image_embeddings', 'point_coords', 'point_labels'],
                      output_names=['iou_predictions', 'low_res_masks'],
                      dynamic_axes={'point_coords': {0: 'prompts', 1: 'points'},
                                    'point_labels': {0: 'prompts', 1: 'points'},
                                    'iou_predictions': {0: 'prompts'}, 'low_res_masks': {0: 'prompts'}})
    part = lambda name: {'file': name, 'sha256': hashlib.sha256((folder / name).read_bytes()).hexdigest()}
    (folder / 'model.json').write_text(json.dumps(
        {'id': 'toy', 'title': 'Toy for tests: masks of like colour near the click', 'license': 'Apache-2.0',
         'citation': 'none', 'image_size': INPUT, 'pixel_mean': MEAN, 'pixel_std': STD,
         'encoder': part('encoder.onnx'), 'decoder': part('decoder.onnx'), 'defaults': {}}, indent=2) + '\n')


def shapes(w, h, seed):
    """Nested discs and boxes on a shaded ground, some with specks and holes, some cut by the edge."""
    rng = np.random.default_rng(seed)
    image = Image.new('RGB', (w, h), (70, 76, 92))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, int(h * .62), w, h), fill=(92, 84, 70))
    for _ in range(13):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(12, 38)
        colours = [tuple(int(v) for v in rng.integers(30, 250, 3)) for _ in range(3)]
        form = draw.ellipse if rng.random() < .6 else draw.rectangle
        for colour, part in zip(colours, (1, .68, .36)[:int(rng.integers(1, 4))]):
            form((x - r * part, y - r * part * .8, x + r * part, y + r * part * .8), fill=colour)
        for _ in range(int(rng.integers(0, 5))):        # specks of a part's colour: holes and islands
            sx, sy, s = x + rng.uniform(-r, r), y + rng.uniform(-r, r), rng.uniform(2, 5)
            draw.rectangle((sx, sy, sx + s, sy + s), fill=colours[int(rng.integers(0, 3))])
    return np.asarray(image)


CASES = {                       # image size, seed of the drawing, parameters
    'threshold_met_exactly': ((300, 220), 1,
        dict(points_per_side=10, pred_iou_thresh=0.8671875, stability_score_thresh=0.9)),
    'uneven_batches': ((300, 220), 1,
        dict(points_per_side=11, points_per_batch=7, pred_iou_thresh=0.75,
             stability_score_thresh=0.86, box_nms_thresh=0.25)),
    'other_offset': ((256, 256), 2,
        dict(points_per_side=7, pred_iou_thresh=0.8, stability_score_thresh=0.85,
             stability_score_offset=1.75)),
    'one_crop_layer': ((300, 220), 1,
        dict(points_per_side=6, pred_iou_thresh=0.8, stability_score_thresh=0.88, crop_n_layers=1,
             crop_nms_thresh=0.35, crop_overlap_ratio=0.45)),
    'two_crop_layers': ((150, 340), 3,
        dict(points_per_side=8, pred_iou_thresh=0.82, stability_score_thresh=0.9, crop_n_layers=2,
             crop_n_points_downscale_factor=2)),
    'region_cleanup': ((340, 150), 5,
        dict(points_per_side=8, pred_iou_thresh=0.78, stability_score_thresh=0.85, box_nms_thresh=0.6,
             crop_nms_thresh=0.9, min_mask_region_area=90)),
    'region_cleanup_in_crops': ((340, 150), 5,
        dict(points_per_side=5, points_per_batch=10, pred_iou_thresh=0.8, stability_score_thresh=0.85,
             box_nms_thresh=0.9, crop_nms_thresh=0.55, crop_n_layers=1, min_mask_region_area=60)),
    'no_thresholds': ((90, 70), 6,
        dict(points_per_side=4, pred_iou_thresh=0, stability_score_thresh=0, box_nms_thresh=0.97)),
    'nothing_found': ((90, 70), 6,
        dict(points_per_side=4, pred_iou_thresh=1)),
}


def coco_rle(mask):
    """Column by column run lengths, gap first, in the text form of the COCO tools (five bits a letter, differences)."""
    flat = np.concatenate([[False], mask.ravel(order='F'), [False]])
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    counts = np.diff(np.unique(np.concatenate([edges, [mask.size]])), prepend=0).tolist()
    text = ''
    for i, count in enumerate(counts):
        rest = count - counts[i - 2] if i > 2 else count
        while True:
            bits, rest = rest & 31, rest >> 5
            done = rest == (-1 if bits & 16 else 0)
            text += chr(48 + (bits if done else bits | 32))
            if done:
                break
    return text


def signature(records):
    return [(r['predicted_iou'], r['stability_score'], r['point'], r['crop_box'], r['mask'].tobytes()) for r in records]


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--reference', required=True)
    sys.path.insert(0, options.parse_args().reference)
    import amg_torch

    write_toy(HERE / 'toy')
    sam = toy_sam()
    cases = []
    for name, ((w, h), seed, changed) in CASES.items():
        image = shapes(w, h, seed)
        run = lambda **p: amg_torch.generate(sam, image, amg_torch.AmgParameters(**p))
        records = run(**changed)
        for parameter in changed:
            ignored = signature(run(**{k: v for k, v in changed.items() if k != parameter}))
            if records and parameter != 'points_per_batch' and ignored == signature(records):
                raise SystemExit(f'{name}: the result is the same without {parameter}={changed[parameter]}')
        below = run(**{**changed, 'pred_iou_thresh': changed['pred_iou_thresh'] - 1e-6})
        if name == 'threshold_met_exactly' and signature(below) == signature(records):
            raise SystemExit(f'{name}: no mask has exactly this score')
        file = f'shapes_{w}x{h}_{seed}.png'
        Image.fromarray(image).save(HERE / file, optimize=True)
        masks = [json.dumps(dict(predictedIou=r['predicted_iou'], stabilityScore=r['stability_score'], area=r['area'],
                                 bbox=r['bbox'], cropBox=r['crop_box'], point=r['point'], counts=coco_rle(r['mask'])))
                 for r in records]
        cases.append('{"name": "%s", "image": "%s", "parameters": %s, "masks": [%s]}' % (
            name, file, json.dumps(changed), ','.join('\n  ' + m for m in masks)))
        scores = {r['predicted_iou'] for r in records}
        print(f'{name}: {len(records)} masks, {len(records) - len(scores)} with the score of another')
    (HERE / 'cases.json').write_text('[\n' + ',\n'.join(cases) + '\n]\n')


if __name__ == '__main__':
    main()
