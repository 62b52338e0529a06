"""Writes encoder.onnx and decoder.onnx of the nano network.

  python3 export.py nano.pt FOLDER

The decoder has no learnt weights. A click's mask is all of the foreground that sees the middle of its box where the
clicked pixel sees its own; a box's mask what sees it about the middle of that box. A mask, and a box with background
points, acts as a click on the pixel that fits it best.
"""
import argparse
from pathlib import Path

import torch
from torch import nn

from nano import CENTRE, CHANNELS, FOREGROUND, INPUT_SIZE, QUALITY, SEED, STRIDE, UNIT, Nano, embedding, mask_logits

OPSET = 17
SIZE = INPUT_SIZE // STRIDE
ON, BESIDE, LEFT_TOP, RIGHT_BOTTOM = 1, 0, 2, 3
OF_CLICK, OF_BOX = (.73, .54), (.71, .78)
"""Slope and offset from the logit of quality to that of the IoU: `calibrate.py`."""
EDGE, REACH = -1.5, 1.4
"""What is added to all logits, and to the sides of a box; chosen on the images held back."""
OUTSIDE = -24.
"""The lowest logit of a mask."""


class Encoder(nn.Module):
    """[1, 3, INPUT_SIZE, INPUT_SIZE] normalised -> [1, CHANNELS, SIZE, SIZE]"""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        return embedding(self.net(image))


class Decoder(nn.Module):
    """Prompts -> predicted IoU [B, 1] and low-res logits [B, 1, SIZE, SIZE]; shapes as SAM's prompts: B prompts of N
    points. Work is done only for the points and prompts that need it, so a batch of clicks costs one map a click."""

    def forward(self, image_embeddings, point_coords, point_labels, mask_input, has_mask_input):
        field = image_embeddings[0]
        quality = predicted_iou(field[QUALITY], OF_CLICK)
        places = point_coords / STRIDE
        clicks = pixel_of(places)
        on, beside = point_labels == ON, point_labels == BESIDE
        box, has_box = corners(places, point_labels)
        masks, has_mask = mask_input[:, 0], (has_mask_input > 0) & (mask_input > 0).flatten(1).any(1)
        against = strongest(answers(field, clicks, beside), beside)

        # What a box or a mask adds: the answer to the box, in which there is something, or of the pixel that fits best.
        has_region = has_mask | has_box & ~on.any(1)
        asked = indices(has_region)
        best = best_pixel(field, quality, box[asked], masks[asked], has_mask[asked], against[asked] > 0)
        is_box = ~(has_mask | beside.any(1))[asked]
        region = mask_of(field[:, None], maps(torch.where(is_box, seed_of(box[asked]), at(field[SEED], best))))
        region = region + maps(is_box * (3 - largest_inside(region, box[asked])).clamp(min=0))
        is_corrected = (has_mask & (on | beside).any(1))[asked]
        region = torch.where(maps(has_mask[asked]), region + (masks[asked] / 2).clamp(-6, 3), region)
        region = torch.where(maps(is_corrected), masks[asked].clamp(OUTSIDE, 6), region)
        promise = torch.where(is_box, predicted_iou(at(field[QUALITY], best), OF_BOX), at(quality, best))
        best = torch.zeros_like(clicks[:, 0]).index_put((asked,), best)
        promise = torch.zeros_like(places[:, 0, 0]).index_put((asked,), promise)
        seeds, chosen = torch.cat([clicks, best[:, None]], 1), torch.cat([on, has_region[:, None]], 1)

        # A point on a pixel of poor quality, such as one on the object's rim, has less to say than a better one.
        worth = torch.cat([at(quality, clicks), promise[:, None]], 1) * chosen
        distrust = 12 * (worth.amax(1, keepdim=True) - worth)[:, :-1]
        logits = strongest(answers(field, clicks, on, distrust), on)
        logits = logits.index_put((asked,), torch.maximum(logits[asked], region))

        # Background points take what is more theirs, by answer and by distance.
        disputed = indices(beside.any(1))
        nearer = nearest(clicks[disputed], beside[disputed]) - nearest(seeds[disputed], chosen[disputed])
        contest = logits[disputed] - against[disputed] + .2 * nearer
        logits = logits.index_put((disputed,), torch.minimum(logits[disputed], contest))

        boxed = indices(has_box)
        logits = logits.index_put((boxed,), torch.minimum(logits[boxed], within(box[boxed]))).clamp(min=OUTSIDE)
        score = worth.sum(1) / chosen.sum(1).clamp(min=1) * (logits > 0).flatten(1).any(1)
        return score[:, None], logits[:, None]


def predicted_iou(logit, fit):
    """Of an answer, by the logit of its pixel's quality and a fit to the images held back."""
    return (fit[0] * logit + fit[1]).sigmoid()


def mask_of(field, seed):
    """As `mask_logits`, with the edge where it belongs."""
    return mask_logits(field, seed) + EDGE


def maps(values):
    """[...] -> [..., 1, 1], to go with maps."""
    return values[..., None, None]


def indices(chosen):
    """Where a vector of booleans is set."""
    return chosen.nonzero()[:, 0]


def pixel_of(places):
    """Flat index of the pixel of the embedding that each place (x, y) lies in, or the nearest one."""
    x, y = (places[..., i].floor().clamp(0, SIZE - 1) for i in (0, 1))
    return (y * SIZE + x).long()


def at(channels, pixels):
    """Values [...channels, ...pixels] at flat indices."""
    return channels.flatten(-2)[..., pixels]


def corners(places, labels):
    """The box of each prompt as (left, top), (right, bottom), [B, 2, 2], and whether there is one."""
    marks = [labels == LEFT_TOP, labels == RIGHT_BOTTOM]
    a, b = ((places * mark[..., None]).sum(1) for mark in marks)
    return torch.stack([torch.minimum(a, b), torch.maximum(a, b)], 1), marks[0].any(1) & marks[1].any(1)


def sides(box):
    """Per box the columns [B, 1, W] and rows [B, H, 1] whose centres lie inside; at least the middle ones."""
    line = torch.arange(SIZE)
    inside = (line + .5 >= box[:, 0, :, None]) & (line + .5 <= box[:, 1, :, None])
    inside = inside | (line == box.mean(1).floor().clamp(0, SIZE - 1)[..., None])
    return inside[:, None, 0], inside[:, 1, :, None]


def largest_inside(logits, box):
    """The largest of the logits [B, H, W] inside each box, [B]."""
    columns, rows = sides(box)
    return torch.where(columns & rows, logits, torch.full_like(logits, -1e4)).amax((1, 2))


def within(box):
    """Logits that are 0 on the edges of a box [B, 2, 2] and positive inside; a box is at least 4 pixels wide."""
    middle, half = box.mean(1), ((box[:, 1] - box[:, 0]) / 2).clamp(min=2)
    x, y = (half[:, i, None] - (torch.arange(SIZE) + .5 - middle[:, i, None]).abs() for i in (0, 1))
    return 6 * torch.minimum(x[:, None], y[:, :, None])


def best_pixel(field, quality, box, masks, has_mask, taken):
    """Per prompt the pixel of its mask, else of its box, that promises the best mask about the middle; [B]. The middle
    of a mask is where its pixels see theirs. Pixels that background points have taken come last."""
    columns, rows = sides(box)
    region = maps(has_mask) & (masks > 0) | ~maps(has_mask) & columns & rows
    area = region.float().sum((1, 2))
    seen = (field[CENTRE, None] * region).sum((2, 3)) / area.clamp(min=1)
    middle = torch.where(has_mask, seen, seed_of(box)[CENTRE])
    distance = (field[CENTRE, None] - maps(middle)).square().sum(0)
    fit = quality - distance / maps((area / 1024).clamp(min=.05)) - 1e3 * taken
    return torch.where(region, fit, torch.full_like(fit, -1e4)).flatten(1).argmax(1)


def answers(field, pixels, chosen, penalty=None):
    """Logits of the points that any prompt has chosen: [B, points chosen, H, W]; a point itself has 1 or more."""
    used = indices(chosen.any(0))
    seeds = maps(at(field, pixels[:, used]))
    logits = mask_of(field[:, None, None], seeds) + (-2 - EDGE - seeds[FOREGROUND]).clamp(min=0)
    return logits if penalty is None else logits - maps(penalty[:, used])


def seed_of(box):
    """The seed [4, B] of the mask in a box [B, 2, 2]."""
    middle, half = box.mean(1) - .5, REACH * (box[:, 1] - box[:, 0]).clamp(min=3) / 2
    return torch.cat([middle * STRIDE / UNIT, (half * STRIDE / UNIT).log()], 1).T[[1, 0, 3, 2]]


def strongest(logits, chosen):
    """The largest logit over the chosen points of each prompt, [B, H, W]; `logits` as `answers` gives them."""
    nothing = torch.full((1, 1, 1, 1), OUTSIDE).expand(chosen.shape[0], 1, SIZE, SIZE)
    logits = torch.where(maps(chosen[:, indices(chosen.any(0))]), logits, torch.full_like(logits, OUTSIDE))
    return torch.cat([nothing, logits], 1).amax(1)


def nearest(seeds, chosen):
    """Distance to the nearest chosen seed in pixels of the embedding, [B, H, W]; 1000 where there is none."""
    line = torch.arange(SIZE, dtype=torch.float32)
    y, x = maps(seeds // SIZE), maps(seeds % SIZE)
    distance = ((line[:, None] - y) ** 2 + (line - x) ** 2 + 1e-6).sqrt()
    return torch.where(maps(chosen), distance, torch.full_like(distance, 1e3)).amin(1)


def export(weights, folder):
    """Writes both files; `weights` is a state dict."""
    net = Nano()
    net.load_state_dict(weights)
    net.eval()
    torch.onnx.export(Encoder(net), torch.randn(1, 3, INPUT_SIZE, INPUT_SIZE), str(folder / 'encoder.onnx'),
                      opset_version=OPSET, input_names=['image'], output_names=['image_embeddings'])
    # An example of every kind of prompt, so that none is traced away.
    prompts = 3
    example = (torch.randn(1, CHANNELS, SIZE, SIZE), torch.rand(prompts, 4, 2) * INPUT_SIZE,
               torch.tensor([[1., 0., -1., -1.], [2., 3., 0., -1.], [1., 0., 2., 3.]]),
               torch.randn(prompts, 1, SIZE, SIZE), torch.tensor([0., 1., 1.]))
    per_prompt, per_point = {0: 'prompts'}, {0: 'prompts', 1: 'points'}
    torch.onnx.export(Decoder(), example, str(folder / 'decoder.onnx'),
                      opset_version=OPSET,
                      input_names=['image_embeddings', 'point_coords', 'point_labels', 'mask_input', 'has_mask_input'],
                      output_names=['iou_predictions', 'low_res_masks'],
                      dynamic_axes=dict(point_coords=per_point, point_labels=per_point, mask_input=per_prompt,
                                        has_mask_input=per_prompt, iou_predictions=per_prompt,
                                        low_res_masks=per_prompt))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('weights', type=Path, help='what train.py wrote')
    parser.add_argument('folder', type=Path, help='where the two files go')
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    export(torch.load(given.weights, map_location='cpu'), given.folder)


if __name__ == '__main__':
    main()
