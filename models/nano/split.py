"""Chooses the images that are held back from training, by whole fields of view, and writes their names.

  python3 split.py DATA validation.txt

Many images are tiles of one field, and neighbouring tiles look alike. Tiles belong to one field if the border of one
goes on in the other: the two lines differ no more than two neighbouring lines within a tile do. Phase-contrast images
are one field each. A share of the fields of each set and image size is held back.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np
from scipy.sparse.csgraph import connected_components

SETS = ('dsb2018_fluorescence', 'dsb2018_histology_rgb', 'dsb2018_cytology_gray', 'usiigaci_phase_8bit',
        'usiigaci_phase_16bit', 'fib25_em_slices')
SHARE = .18
SEED = 1


def goes_on(last, before, first, after):
    """Whether the last line of one tile goes on in the first line of another, for all pairs: bool [N, N].
    Lines [N, L]; `before` and `after` are the lines next to them within their tiles."""
    within = np.sqrt(np.maximum(((last - before) ** 2).mean(1)[:, None], ((first - after) ** 2).mean(1)))
    across = np.sqrt(((last[:, None] - first) ** 2).mean(2))
    contrast = np.minimum(last.std(1)[:, None], first.std(1))
    return (across < 1.6 * within + .2) & (contrast > 3 * within) & (contrast > 2)


def fields_of(images):
    """Field number of each of some images of one size."""
    stack = np.stack(images).astype(np.float32)
    lines = lambda part: part.reshape(len(stack), -1)
    beside = goes_on(*(lines(stack[:, :, k]) for k in (-1, -2, 0, 1)))
    below = goes_on(*(lines(stack[:, k]) for k in (-1, -2, 0, 1)))
    return connected_components(beside | below)[1]


def held_back(folder, rng):
    """Names of the images held back of one set."""
    by_size = {}
    for path in sorted((folder / 'images').iterdir()):
        image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        by_size.setdefault(image.shape, []).append((path.stem, image))
    names = []
    for size in sorted(by_size):
        stems, images = zip(*by_size[size])
        fields = fields_of(images)
        count = round(SHARE * (fields.max() + 1))
        chosen = rng.permutation(fields.max() + 1)[:count]
        names += [stem for stem, field in zip(stems, fields) if field in chosen]
        print(f'{folder.name} {size}: {len(stems)} images, {fields.max() + 1} fields, {count} held back')
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('data', type=Path)
    parser.add_argument('out', type=Path)
    given = parser.parse_args()
    rng = np.random.default_rng(SEED)
    names = [f'{name}/{stem}' for name in SETS for stem in held_back(given.data / name, rng)]
    given.out.write_text('\n'.join(names) + '\n')


if __name__ == '__main__':
    main()
