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
"""Makes the golden scores: clicks by OpenCV, masks by PyTorch. python3 make_scores.py

  centres.csv  image, label, x, y: the pixel of each object that is farthest from its edge
  scores.csv   label, click, box: IoU of the shipped model's masks with the nuclei of nuclei.png

With `--sets DATA` it prints the mean IoUs over two sets of images, which the model card states. Needs torch, numpy,
OpenCV and Pillow.
"""
import argparse
import csv
import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
sys.path.insert(0, str(ROOT / 'models/nano'))
from model import Model  # noqa: E402

LEAST_AREA = 50
SETS = {'dsb2018_fluorescence': 20, 'dsb2018_histology_rgb': 10}


def open_image(path):
    """Image uint8 [H, W, 3] and, from the file beside it or in labels/, labels [H, W]."""
    beside = path.with_name(f'{path.stem}-labels.png')
    labels = beside if beside.exists() else path.parent.parent / 'labels' / path.name
    return np.asarray(Image.open(path).convert('RGB')), cv2.imread(str(labels), cv2.IMREAD_UNCHANGED).astype(int)


def centre(mask):
    """Row and column of the pixel farthest from the edge, to which the image's border belongs."""
    distance = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    return np.unravel_index(distance.argmax(), distance.shape)


def box(mask):
    """Left, top, right, bottom edges."""
    rows, columns = np.nonzero(mask)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def ious(model, objects, prompts, labels):
    """IoU of each object with the mask of its prompt: points in image pixels."""
    return [(answer & mask).sum() / (answer | mask).sum()
            for mask, (answer, _) in zip(objects, model.predict(prompts, labels))]


def click_and_box(model, image, objects):
    """IoUs for clicks and IoUs for boxes."""
    model.encode(image)
    clicks = [[(x + .5, y + .5), (0, 0)] for y, x in map(centre, objects)]
    boxes = [[(left, top), (right, bottom)] for left, top, right, bottom in map(box, objects)]
    return ious(model, objects, clicks, [1, -1]), ious(model, objects, boxes, [2, 3])


def write(name, header, rows):
    with open(HERE / name, 'w', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--sets', type=Path, help='folder of the training sets')
    given = parser.parse_args()
    model = Model()
    if given.sets:
        for name, count in SETS.items():
            scores = [], []
            for path in sorted((given.sets / name / 'images').iterdir())[:count]:
                image, labels = open_image(path)
                objects = [labels == i for i in range(1, labels.max() + 1) if (labels == i).sum() >= LEAST_AREA]
                for kind, ious in zip(scores, click_and_box(model, image, objects)):
                    kind += ious
            print(f'{name}: {len(scores[0])} objects, click {np.mean(scores[0]):.4f}, box {np.mean(scores[1]):.4f}')
        return
    centres = []
    for name in 'coins', 'nuclei':
        image, labels = open_image(ROOT / f'test-images/{name}.png')
        ids = range(1, labels.max() + 1)
        centres += [(name, i, *centre(labels == i)[::-1]) for i in ids]
        if name == 'nuclei':
            rows = zip(ids, *click_and_box(model, image, [labels == i for i in ids]))
            write('scores.csv', ('label', 'click', 'box'), [(i, f'{c:.4f}', f'{b:.4f}') for i, c, b in rows])
    write('centres.csv', ('image', 'label', 'x', 'y'), centres)


if __name__ == '__main__':
    main()
