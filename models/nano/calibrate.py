"""Fits the IoU that the model predicts to the IoU that it reaches on the images held back, for export.py.

  python3 calibrate.py DATA

Prints slope and offset, to be written into export.py, for clicks (the pixel farthest from the object's edge, and a
random one) and for boxes, and the mean error before and after.
"""
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

import export
from model import Model
from train import HELD_BACK, depths, find_pairs, read_pair

LEAST_AREA, OBJECTS = 50, 8
"""Pixels of an object; objects of an image."""


def prompts_of(mask, rng):
    """Two clicks and a box, each as points and their labels."""
    rows, columns = np.nonzero(mask)
    inner = np.unravel_index((depths(mask.astype(np.int16)) * mask).argmax(), mask.shape)
    k = rng.integers(len(rows))
    click = lambda y, x: [(x + .5, y + .5), (0, 0)]
    return click(*inner), click(rows[k], columns[k]), [(columns.min(), rows.min()), (columns.max() + 1, rows.max() + 1)]


def answers(data):
    """(predicted IoU, IoU) of clicks, and of boxes."""
    model, rng, clicks, boxes = Model(), np.random.default_rng(0), [], []
    for line in HELD_BACK.read_text().split():
        name, stem = line.split('/')
        image, labels = read_pair(*find_pairs(data / name)[stem])
        areas = np.bincount(labels.ravel())[1:]
        masks = [labels == i for i in rng.permutation(np.flatnonzero(areas >= LEAST_AREA) + 1)[:OBJECTS]]
        if not masks:
            continue
        model.encode(image)
        for points, kind, kept in zip(zip(*[prompts_of(mask, rng) for mask in masks]), ([1, -1], [1, -1], [2, 3]),
                                      (clicks, clicks, boxes)):
            for mask, (answer, score) in zip(masks, model.predict(points, kind)):
                kept.append((score, (answer & mask).sum() / (answer | mask).sum()))
    return np.array(clicks), np.array(boxes)


def main():
    export.OF_CLICK = export.OF_BOX = 1., 0.
    for name, found in zip(('OF_CLICK', 'OF_BOX'), answers(Path(sys.argv[1]))):
        quality, iou = logit(found[found[:, 0] > 0, 0]), found[found[:, 0] > 0, 1]
        error = lambda fit: ((expit(fit[0] * quality + fit[1]) - iou) ** 2).mean()
        fit = minimize(error, (1., 0.)).x
        print(f'{name} = {fit[0]:.2f}, {fit[1]:.2f}: {len(iou)} masks, mean squared error {error((1, 0)):.4f} before, '
              f'{error(fit):.4f} after')


if __name__ == '__main__':
    main()
