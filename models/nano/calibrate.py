"""Fits what export.py adds to the network's answers, on the images held back, and prints it.

  python3 calibrate.py DATA

First EDGE and REACH, for the best masks of clicks and of boxes; then slope and offset from the logit of quality to that
of the IoU, OF_CLICK and OF_BOX, with the mean squared error before and after. Each line is to be written into export.py
before the next is of use; run it again until nothing changes.
"""
import copy
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
STEPS = dict(EDGE=(-.25, 0, .25), REACH=(-.1, 0, .1))
"""What is tried beside the present value."""


def prompts_of(mask, rng):
    """Two clicks and a box, each as points and their labels."""
    rows, columns = np.nonzero(mask)
    inner = np.unravel_index((depths(mask.astype(np.int16)) * mask).argmax(), mask.shape)
    k = rng.integers(len(rows))
    click = lambda y, x: [(x + .5, y + .5), (0, 0)]
    return click(*inner), click(rows[k], columns[k]), [(columns.min(), rows.min()), (columns.max() + 1, rows.max() + 1)]


def cases(data):
    """Per image a model that has encoded it, some of its objects and their prompts of each kind."""
    model, rng = Model(), np.random.default_rng(0)
    for line in HELD_BACK.read_text().split():
        name, stem = line.split('/')
        image, labels = read_pair(*find_pairs(data / name)[stem])
        areas = np.bincount(labels.ravel())[1:]
        masks = [labels == i for i in rng.permutation(np.flatnonzero(areas >= LEAST_AREA) + 1)[:OBJECTS]]
        if masks:
            model.encode(image)
            yield copy.copy(model), masks, list(zip(*[prompts_of(mask, rng) for mask in masks]))


def scores(found):
    """(predicted IoU, IoU) of clicks, and of boxes."""
    clicks, boxes = [], []
    for model, masks, prompts in found:
        for points, kind, kept in zip(prompts, ([1, -1], [1, -1], [2, 3]), (clicks, clicks, boxes)):
            for mask, (answer, score) in zip(masks, model.predict(points, kind)):
                kept.append((score, (answer & mask).sum() / (answer | mask).sum()))
    return np.array(clicks), np.array(boxes)


def main():
    found = list(cases(Path(sys.argv[1])))
    for name, steps in STEPS.items():
        present, reached = getattr(export, name), []
        for step in steps:
            setattr(export, name, present + step)
            reached.append([kind[:, 1].mean() for kind in scores(found)])
            print(f'{name} {present + step:.2f}: click {reached[-1][0]:.4f}, box {reached[-1][1]:.4f}', flush=True)
        setattr(export, name, present + steps[np.mean(reached, 1).argmax()])
        print(f'{name} = {getattr(export, name):.2f}')
    export.OF_CLICK = export.OF_BOX = 1., 0.
    for name, kind in zip(('OF_CLICK', 'OF_BOX'), scores(found)):
        quality, iou = logit(kind[kind[:, 0] > 0, 0]), kind[kind[:, 0] > 0, 1]
        error = lambda fit: ((expit(fit[0] * quality + fit[1]) - iou) ** 2).mean()
        fit = minimize(error, (1., 0.)).x
        print(f'{name} = {fit[0]:.2f}, {fit[1]:.2f}: {len(iou)} masks, mean squared error {error((1, 0)):.4f} before, '
              f'{error(fit):.4f} after')


if __name__ == '__main__':
    main()
