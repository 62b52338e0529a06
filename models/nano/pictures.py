"""Draws the pictures of the read-me: good.png and bad.png, answers to clicks on images held back, and curve.png.

  python3 pictures.py DATA

Of every set it sorts some fields by the mean IoU of a click at the middle of each object, and takes the second and the
middle one as good cases and the two last ones as bad ones.
"""
import sys
from pathlib import Path

import cv2
import numpy as np
from matplotlib import pyplot
from PIL import Image

from calibrate import LEAST_AREA, prompts_of
from model import Model
from train import HELD_BACK, find_pairs, read_pair

SETS, FIELDS = ('dsb2018_fluorescence', 'dsb2018_histology_rgb', 'usiigaci_phase_8bit'), 20
EDGE = 300
"""Pixels of a picture."""
TRUTH, ANSWER = (0, 255, 0), (255, 0, 255)
HERE = Path(__file__).parent


def panel(model, image, labels, rng):
    """A square picture with outlines of truth and answers, and the mean IoU."""
    masks = [labels == i for i, area in enumerate(np.bincount(labels.ravel())) if i and area >= LEAST_AREA]
    model.encode(image)
    answers = [mask for mask, _ in model.predict([prompts_of(mask, rng)[0] for mask in masks], [1, -1])]
    zoom = max(1, round(2 * EDGE / max(labels.shape)))
    bright = np.clip(image * (235. / max(np.percentile(image, 99.8), 1)), 0, 255).astype(np.uint8)
    large = cv2.resize(bright, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_NEAREST)
    for some, colour in (masks, TRUTH), (answers, ANSWER):
        for mask in some:
            shape = cv2.resize(mask.astype(np.uint8), None, fx=zoom, fy=zoom, interpolation=cv2.INTER_NEAREST)
            cv2.drawContours(large, cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], -1, colour, max(1, zoom // 2))
    side = min(2 * EDGE, *large.shape[:2])
    y, x = ((length - side) // 2 for length in large.shape[:2])
    ious = [(mask & answer).sum() / (mask | answer).sum() for mask, answer in zip(masks, answers)]
    return cv2.resize(large[y:y + side, x:x + side], (EDGE, EDGE), interpolation=cv2.INTER_AREA), np.mean(ious)


def draw_answers(data):
    model, rng, columns = Model(), np.random.default_rng(0), []
    for name in SETS:
        pairs = find_pairs(data / name)
        held = [read_pair(*pairs[line.split('/')[1]]) for line in HELD_BACK.read_text().split() if line.startswith(name)]
        held = [pair for pair in held if pair[1].max() >= 6]
        fields = held[::max(1, len(held) // FIELDS)]
        panels = sorted((panel(model, *pair, rng) for pair in fields), key=lambda found: -found[1])
        print(name, [round(iou, 2) for _, iou in panels])
        columns.append([panels[k][0] for k in (1, len(panels) // 2, -2, -1)])
    for name, rows in ('good', (0, 1)), ('bad', (2, 3)):
        picture = np.vstack([np.hstack([column[row] for column in columns]) for row in rows])
        Image.fromarray(picture).quantize(128).save(HERE / f'{name}.png', optimize=True)


def draw_curve():
    step, _, loss, iou = np.loadtxt(HERE / 'curve.csv', delimiter=',', skiprows=1).T
    figure, left = pyplot.subplots(figsize=(6, 2.5))
    left.plot(step, loss, color='tab:blue')
    left.set(xlabel='step', ylim=(0, None))
    left.set_ylabel('loss', color='tab:blue')
    right = left.twinx()
    right.plot(step, iou, color='tab:orange')
    right.set_ylim(0, 1)
    right.set_ylabel('IoU of clicks on views', color='tab:orange')
    figure.savefig(HERE / 'curve.png', dpi=100, bbox_inches='tight')


if __name__ == '__main__':
    draw_answers(Path(sys.argv[1]))
    draw_curve()
