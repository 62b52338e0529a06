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
"""Reads exported masks with other means than this project's and prints what it finds as JSON.

    python3 read_export.py coco FILE.json | png FOLDER | labels FILE.tif | picture FILE.png

Needs numpy and Pillow; uses pycocotools where it is installed, else a decoder of its own, and compares with tifffile,
that skimage reads with, where that is.
"""
import csv
import hashlib
import json
import pathlib
import sys
import warnings

import numpy as np
from PIL import Image, ImageSequence


def decoded(segmentation):
    """The pixels of a compressed COCO run-length encoding."""
    try:
        from pycocotools import mask
        return mask.decode(segmentation)
    except ImportError:
        pass
    counts, number, shift = [], 0, 0
    for character in segmentation['counts']:
        bits = ord(character) - 48
        number |= (bits & 31) << shift
        shift += 5
        if bits & 32:
            continue
        if bits & 16:
            number -= 1 << shift
        counts.append(number + counts[-2] if len(counts) > 2 else number)
        number = shift = 0
    height, width = segmentation['size']
    pixels = np.repeat(np.arange(len(counts)) % 2, counts).astype(np.uint8)
    return pixels.reshape(width, height).T


def digest(mask):
    return hashlib.sha1(np.ascontiguousarray(mask, np.uint8).tobytes()).hexdigest()


def coco(path):
    records = json.loads(pathlib.Path(path).read_text())
    return [dict(record, segmentation=None, digest=digest(decoded(record['segmentation']))) for record in records]


def png(path):
    folder = pathlib.Path(path)
    with open(folder / 'metadata.csv', newline='') as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        image = Image.open(folder / f"{row['id']}.png")
        assert image.mode == 'L', image.mode
        mask = np.array(image)
        assert set(np.unique(mask)) <= {0, 255}
        row['digest'] = digest(mask > 0)
    return rows


def labels(path):
    warnings.simplefilter('error')
    with Image.open(path) as image:
        planes = [np.array(page).astype(np.int64) for page in ImageSequence.Iterator(image)]
    try:
        import tifffile
        assert np.array_equal(tifffile.imread(path), np.squeeze(planes)), 'tifffile and Pillow differ'
    except ImportError:
        pass
    return [{str(value): digest(plane == value) for value in np.unique(plane) if value} for plane in planes]


def picture(path):
    image = Image.open(path)
    return dict(mode=image.mode, width=image.width, height=image.height, digest=digest(np.array(image)))


if __name__ == '__main__':
    print(json.dumps(dict(coco=coco, png=png, labels=labels, picture=picture)[sys.argv[1]](sys.argv[2])))
