"""Makes the synthetic stacks and their truth: python3 make.py. Needs numpy and tifffile.

Objects are discs, or balls in a stack, whose pixels are known exactly; the labels hold the number of the object at
every pixel whose centre lies inside it. The same numbers every time: the noise is seeded.
"""
from pathlib import Path

import numpy as np
import tifffile

HERE = Path(__file__).parent
SEED = 7


def inside(centre, radius, shape):
    """Pixels of a grid whose centres lie in a ball; axes as in shape."""
    grid = np.ogrid[tuple(slice(side) for side in shape)]
    return sum((axis - c) ** 2 for axis, c in zip(grid, centre)) <= radius ** 2


def save(name, pixels, labels, axes, **metadata):
    """Both images as ImageJ writes them. Labels are 16 bit and have no channels."""
    resolution = metadata.pop('resolution', None)
    tifffile.imwrite(HERE / f'{name}.tif', pixels, imagej=True, resolution=resolution, metadata=dict(metadata, axes=axes))
    tifffile.imwrite(HERE / f'{name}-labels.tif', labels.astype(np.uint16), imagej=True, resolution=resolution,
                     metadata=dict(metadata, axes=axes.replace('C', '')))


def hyperstack(rng):
    """8 bit, 2 channels, 4 slices, 3 frames of 72 x 56: five balls that move to the right; channel 1 shows them whole,
    channel 2 only their shells."""
    frames, slices, height, width = 3, 4, 56, 72
    balls = [(1.5, 12, 12, 6), (1.5, 30, 20, 8), (0.5, 46, 12, 5), (2.5, 14, 40, 7), (1.5, 42, 46, 9)]
    pixels = rng.normal(20, 4, (frames, slices, 2, height, width))
    labels = np.zeros((frames, slices, height, width))
    for t in range(frames):
        for number, (z, y, x, radius) in enumerate(balls, 1):
            # A slice is as thick as three pixels are wide.
            at = (3 * z, y, x + 5 * t)
            every = (3 * slices, height, width)
            whole = inside(at, radius, every)[::3]
            shell = whole & ~inside(at, radius - 2, every)[::3]
            labels[t][whole] = number
            pixels[t, :, 0][whole] += 120
            pixels[t, :, 1][shell] += 180
    save('hyperstack', np.clip(pixels, 0, 255).astype(np.uint8), labels, 'TZCYX', mode='composite')


def calibrated(rng):
    """16 bit, 5 slices of 64 x 64, voxels of 0.25 x 0.25 x 1 micrometre: seven balls in 4000 of 65535 grey levels over
    a background of 400, with a few hot pixels."""
    shape = (5, 64, 64)
    balls = [(2, 12, 14, 8), (2, 14, 44, 9), (1, 34, 30, 7), (3, 50, 12, 8), (2, 50, 46, 10), (3, 32, 56, 5), (1, 32, 8, 5)]
    pixels, labels = rng.normal(400, 40, shape), np.zeros(shape)
    for number, (z, y, x, radius) in enumerate(balls, 1):
        ball = inside((4 * z, y, x), radius, (4 * shape[0],) + shape[1:])[::4]
        labels[ball] = number
        pixels[ball] += 1500 + 300 * number
    pixels.flat[rng.choice(pixels.size, 12, replace=False)] = 60000
    save('calibrated', np.clip(pixels, 0, 65535).astype(np.uint16), labels, 'ZYX', unit='um', spacing=1.0,
         resolution=(4, 4))


def real_valued(rng):
    """32 bit, 112 x 80, values from about -0.4 to 0.6: six discs."""
    shape = (80, 112)
    discs = [(18, 20, 11), (20, 60, 14), (22, 96, 9), (56, 22, 13), (58, 58, 10), (54, 92, 15)]
    pixels, labels = rng.normal(-.3, .03, shape), np.zeros(shape)
    for number, (y, x, radius) in enumerate(discs, 1):
        disc = inside((y, x), radius, shape)
        labels[disc] = number
        pixels[disc] += .5 + .05 * number
    save('real-valued', pixels.astype(np.float32), labels, 'YX')


if __name__ == '__main__':
    generator = np.random.default_rng(SEED)
    hyperstack(generator)
    calibrated(generator)
    real_valued(generator)
