"""The nano network: every pixel says where its object's centre is, how far apart the object's answers lie, and how
good the mask of a click there would be.

The idea is that of embedding-based instance segmentation: Neven et al. 2019 (arXiv 1906.11109), Lalit et al. 2021
(arXiv 2101.10033).
"""
import torch
from torch import nn
from torch.nn import functional as F

INPUT_SIZE = 512
PIXEL_MEAN = (123.675, 116.28, 103.53)
PIXEL_STD = (58.395, 57.12, 57.375)
STRIDE = 2
"""Input pixels per pixel of the embedding."""
UNIT = 64
"""Input pixels per unit of the predicted centres."""


def convolution(inputs, outputs, stride=1):
    """3 x 3, batch norm, ReLU."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs),
                         nn.ReLU(inplace=True))


class Residual(nn.Module):
    """Two 3 x 3 convolutions around a shortcut."""

    def __init__(self, channels):
        super().__init__()
        self.a = convolution(channels, channels)
        self.b = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(x + self.b(self.a(x)))


class Nano(nn.Module):
    """A U-Net with additions in place of concatenations. [B, 3, S, S] normalised -> [B, 4, S/2, S/2]: offset to the
    centre (y, x) in units, log width, logit of the mask's quality."""

    def __init__(self, widths=(16, 24, 48, 96, 128)):
        super().__init__()
        self.stem = convolution(3, widths[0], STRIDE)
        self.enc = nn.ModuleList([nn.Sequential(*[Residual(c) for _ in range(1 if i < 2 else 2)])
                                  for i, c in enumerate(widths)])
        self.down = nn.ModuleList([convolution(a, b, 2) for a, b in zip(widths, widths[1:])])
        self.red = nn.ModuleList([nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:])])
        self.dec = nn.ModuleList([Residual(c) for c in widths[:-1]])
        self.out = nn.Sequential(convolution(widths[0], widths[0]), nn.Conv2d(widths[0], 4, 1))
        nn.init.normal_(self.out[1].weight, std=.01)
        nn.init.zeros_(self.out[1].bias)

    def forward(self, image):
        x = self.enc[0](self.stem(image))
        skips = []
        for down, encode in zip(self.down, self.enc[1:]):
            skips.append(x)
            x = encode(down(x))
        for reduce, decode, skip in reversed(list(zip(self.red, self.dec, skips))):
            x = decode(skip + F.interpolate(reduce(x), scale_factor=2., mode='nearest'))
        return self.out(x)


def grid(height, width):
    """Row and column of every pixel of the embedding, each [height, width]."""
    rows = torch.arange(height, dtype=torch.float32)[:, None].expand(height, width)
    columns = torch.arange(width, dtype=torch.float32)[None].expand(height, width)
    return rows, columns


def embedding(output):
    """The network's output with offsets made places: where each pixel sees its centre (y, x), log width, quality."""
    places = torch.stack(grid(*output.shape[2:])) * STRIDE / UNIT
    return torch.cat([places[None] + output[:, :2], output[:, 2:]], 1)


def cluster_logits(centres, seed):
    """How well each pixel's predicted centre agrees with a seed's; 0 on the mask's edge, 6 at the seed, -24 at least.

    centres: (y, x) of every pixel, [2, H, W]; seed: (y, x, log width), [3, ...]; result: [..., H, W]."""
    seed = seed[..., None, None]
    distance = (centres[0] - seed[0]) ** 2 + (centres[1] - seed[1]) ** 2
    return 6 * (1 - 4 * torch.exp(seed[2].clamp(-6, 6)) * distance).clamp(min=-4)
