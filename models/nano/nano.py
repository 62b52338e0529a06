"""The nano network: every pixel says where the middle of its object's box is, how large that box is, how good the mask
of a click there would be, and whether there is an object at all.

The idea is that of embedding-based instance segmentation: Neven et al. 2019 (arXiv 1906.11109), Lalit et al. 2021
(arXiv 2101.10033).
"""
import torch
from torch import nn
from torch.nn import functional as F

INPUT_SIZE = 768
PIXEL_MEAN = (123.675, 116.28, 103.53)
PIXEL_STD = (58.395, 57.12, 57.375)
STRIDE = 2
"""Input pixels per pixel of the embedding."""
UNIT = 64
"""Input pixels per unit of the predicted centres and sizes."""
CHANNELS = 6
"""Of the embedding: middle of the object's box (y, x), log of half its height and of half its width, all in units;
logit of quality; logit of foreground. The first four are the seed of a mask."""
CENTRE, SIDES, SEED, QUALITY, FOREGROUND = slice(0, 2), slice(2, 4), slice(0, 4), 4, 5


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
    """A U-Net with additions in place of concatenations. [B, 3, S, S] normalised -> [B, CHANNELS, S/2, S/2], as the
    embedding, but offsets to the middle in place of middles."""

    def __init__(self, widths=(16, 32, 64, 128, 128, 64)):
        super().__init__()
        self.stem = convolution(3, widths[0], STRIDE)
        self.enc = nn.ModuleList([nn.Sequential(*[Residual(c) for _ in range(1 if i < 2 else 2)])
                                  for i, c in enumerate(widths)])
        self.down = nn.ModuleList([convolution(a, b, 2) for a, b in zip(widths, widths[1:])])
        self.red = nn.ModuleList([nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:])])
        self.dec = nn.ModuleList([Residual(c) for c in widths[:-1]])
        self.head = convolution(widths[0], 2 * widths[0])
        self.out = nn.Conv2d(2 * widths[0], CHANNELS, 1)
        nn.init.normal_(self.out.weight, std=.01)
        nn.init.zeros_(self.out.bias)

    def features(self, image):
        """[B, 3, S, S] -> [B, C, S/2, S/2]"""
        x = self.enc[0](self.stem(image))
        skips = []
        for down, encode in zip(self.down, self.enc[1:]):
            skips.append(x)
            x = encode(down(x))
        for reduce, decode, skip in reversed(list(zip(self.red, self.dec, skips))):
            x = decode(skip + F.interpolate(reduce(x), scale_factor=2., mode='nearest'))
        return self.head(x)

    def forward(self, image):
        return self.out(self.features(image))


def grid(height, width):
    """Row and column of every pixel of the embedding, each [height, width]."""
    rows = torch.arange(height, dtype=torch.float32)[:, None].expand(height, width)
    columns = torch.arange(width, dtype=torch.float32)[None].expand(height, width)
    return rows, columns


def embedding(output):
    """The network's output with offsets made places: where each pixel sees the middle (y, x), and the rest."""
    places = torch.stack(grid(*output.shape[2:])) * STRIDE / UNIT
    return torch.cat([places[None] + output[:, CENTRE], output[:, 2:]], 1)


def mask_logits(field, seed):
    """Logits of the masks of seeds [4, ...] among pixels of an embedding [CHANNELS, ...]; the shapes broadcast.

    How well the middle that a pixel sees agrees with the seed's: 3 where they are one, -3 where they are half a box
    apart, -27 at least. To that comes what the pixel is by itself, foreground or background."""
    y, x = ((field[i] - seed[i]) * torch.exp(-seed[2 + i].clamp(-5, 5)) for i in (0, 1))
    return 3 - 6 * (y.square() + x.square()).clamp(max=5) + field[FOREGROUND].clamp(-6, 6)
