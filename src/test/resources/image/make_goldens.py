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
"""Golden files of the package image: resize.json (Pillow), fit.json and encoder-input.json (the PyTorch reference).

Needs numpy, Pillow and PyTorch (Debian: python3-numpy python3-pil python3-torch) and the PyTorch reference of the
published predictor, a folder with amg_torch.py and sam_torch.py:

    python3 make_goldens.py --reference DIR
"""
import argparse
import json
import pathlib
import sys
import types
import zlib

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from seeded import integers

SIZES = [((64, 48), (128, 96)), ((64, 48), (32, 24)), ((100, 75), (64, 48)), ((1, 1), (16, 16)), ((1, 57), (1, 64)),
         ((57, 1), (64, 1)), ((1, 300), (1, 64)), ((300, 1), (64, 1)), ((37, 53), (45, 64)), ((53, 37), (64, 45)),
         ((101, 67), (64, 42)), ((1000, 3), (64, 1)), ((3, 1000), (1, 64)), ((257, 129), (256, 128)),
         ((255, 129), (256, 130)), ((31, 31), (1024, 1024)), ((2048, 1365), (1024, 683)), ((640, 427), (1024, 683)),
         ((517, 1025), (516, 1024)), ((64, 64), (7, 200)), ((90, 40), (90, 20)), ((90, 40), (30, 40)), ((50, 40), (1, 1))]


def synthetic_image(width, height):
    """Noise with white and black patches."""
    pixels = np.resize(integers(width * 10007 + height, 65536) % 256, (height, width, 3)).astype(np.uint8)
    y, x = np.mgrid[:height, :width]
    patch = (x // 5 + y // 3) % 4
    pixels[patch == 0] = 255
    pixels[patch == 1] = 0
    return pixels


def resize():
    cases = []
    for (width, height), size in SIZES:
        resized = np.asarray(Image.fromarray(synthetic_image(width, height)).resize(size, Image.BILINEAR))
        step = max(1, resized.size // 64) | 1
        cases.append(dict(width=width, height=height, newWidth=size[0], newHeight=size[1], step=step,
                          samples=resized.ravel()[::step].tolist(), crc32=zlib.crc32(resized.tobytes())))
    return cases


def predictor(reference, input_size, image):
    cfg = types.SimpleNamespace(image_size=input_size, pixel_mean=(123.675, 116.28, 103.53), pixel_std=(58.395, 57.12, 57.375))
    return reference.Predictor(types.SimpleNamespace(cfg=cfg, image_encoder=lambda x: None), image)


def fit(reference):
    cases = []
    for width, height, input_size in [(1024, 1024, 1024), (2048, 1365, 1024), (640, 427, 1024), (427, 640, 1024), (333, 217, 80),
                                      (1500, 1499, 1024), (2047, 1, 1024), (1, 2047, 1024), (1, 1, 64), (3, 2, 64), (7, 5, 8)]:
        p = predictor(reference, input_size, np.zeros((height, width, 3), np.uint8))
        points = [[0.5, 0.5], [width / 3, height / 7], [width, height]]
        cases.append(dict(width=width, height=height, inputSize=input_size, scaledWidth=p.nw, scaledHeight=p.nh,
                          points=points, inputPoints=p.to_input(points).tolist()))
    return cases


def encoder_input(reference):
    cases = []
    for width, height, input_size in [(11, 7, 16), (5, 20, 10), (6, 6, 6)]:
        values = predictor(reference, input_size, synthetic_image(width, height)).input.numpy().ravel()
        cases.append(dict(width=width, height=height, inputSize=input_size, values=[float(f'{v:.9g}') for v in values]))
    return cases


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--reference', required=True)
    sys.path.insert(0, parser.parse_args().reference)
    import amg_torch as reference
    files = {'resize': resize(), 'fit': fit(reference), 'encoder-input': encoder_input(reference)}
    for name, cases in files.items():
        lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
        (HERE / f'{name}.json').write_text(f'[\n{lines}\n]\n')


if __name__ == '__main__':
    main()
