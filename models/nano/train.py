"""Trains the nano network on images with instance labels.

  python3 train.py --data DATA --out nano.pt

DATA/SET/images/NAME.* and DATA/SET/labels/NAME.* (0 background, 1 .. n objects) are an image and its objects. What
validation.txt names is left out. The state of the training is kept beside the weights, in nano.pt.state; the same
command goes on from there. Each step's views are drawn from the seed and the step's number alone.
"""
import argparse
import copy
import csv
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from scipy.ndimage import find_objects
from torch.nn import functional as F
from torch import distributed, multiprocessing
from torch.utils.data import default_collate

from nano import (CENTRE, FOREGROUND, INPUT_SIZE, PIXEL_MEAN, PIXEL_STD, QUALITY, SEED, SIDES, STRIDE, UNIT, Nano,
                  embedding, mask_logits)

SHARES = {'dsb2018_fluorescence': .42, 'dsb2018_histology_rgb': .28, 'usiigaci_phase_8bit': .14,
          'usiigaci_phase_16bit': .05, 'dsb2018_cytology_gray': .06, 'fib25_em_slices': .03, 'drawn': .08}
"""How often each set is seen."""
HELD_BACK = Path(__file__).with_name('validation.txt')
OBJECTS = 16
"""Objects of a view that are asked for."""
LEAST_AREA = 8
"""Pixels of the embedding; smaller objects are not asked for."""
PIXELS = 4096
"""Pixels of a view that answer."""
OUTSIDE = -1
"""Label of what lies beside the image."""
SMALLEST = 3 / UNIT
"""Half the side of the smallest box."""
AVERAGE = .998
"""Of the moving average of weights."""
MIDDLE = .43
"""Part of the time at which the average is kept, too: the result is the mean of that and the last one, which knows some of
the training images too well."""
LOG_EVERY = 50


def read_pair(image_path, label_path):
    """uint8 [H, W, 3] and int16 [H, W]; what is not 8-bit is stretched between its percentiles 0.3 and 99.7."""
    image = cv2.imread(str(image_path), cv2.IMREAD_UNCHANGED)
    labels = cv2.imread(str(label_path), cv2.IMREAD_UNCHANGED).astype(np.int16)
    if image.dtype != np.uint8:
        low, high = np.percentile(image, (.3, 99.7))
        image = np.clip((image - low) / max(high - low, 1e-6) * 255, 0, 255).astype(np.uint8)
    if image.ndim == 2:
        image = image[..., None].repeat(3, 2)
    return np.ascontiguousarray(image[..., 2::-1]), labels


def find_pairs(folder):
    """Image and label files of one set, by name."""
    images = {path.stem: path for path in (folder / 'images').iterdir()}
    return {path.stem: (images[path.stem], path) for path in sorted((folder / 'labels').iterdir())}


def drawn(rng):
    """An image of plain ellipses on a plain ground, and its labels."""
    side = int(rng.integers(120, 400))
    image, labels = np.full((side, side), rng.integers(256), np.uint8), np.zeros((side, side), np.int16)
    for label in range(1, int(rng.integers(2, 14))):
        shape = np.zeros_like(image)
        axes = np.exp(rng.uniform(np.log(.03), np.log(.16))) * side * rng.uniform(.7, 1.4, 2)
        cv2.ellipse(shape, rng.integers(side, size=2).tolist(), axes.astype(int).tolist(), rng.uniform(0, 180), 0, 360, 1, -1)
        if shape.any() and not labels[cv2.dilate(shape, np.ones((3, 3))) > 0].any():
            image[shape > 0], labels[shape > 0] = (int(image[0, 0]) + rng.integers(30, 226)) % 256, label
    return image[..., None].repeat(3, 2), labels


class Views:
    """An endless row of views of images: input [3, S, S] uint8 and labels [S/2, S/2], and the objects asked for."""

    def __init__(self, sets, size, seed):
        self.size, self.seed = size, seed
        shares = np.array([SHARES[name] for name in sets])
        self.shares = shares / shares.sum()
        self.images = list(sets.values())
        crowds = [np.sqrt([len(np.unique(labels)) for _, labels in images]) for images in self.images]
        self.chances = [crowd / crowd.sum() for crowd in crowds]

    def __getitem__(self, index):
        rng = np.random.default_rng((self.seed, index))
        k = rng.choice(len(self.images), p=self.shares)
        image, labels = self.view(*self.images[k][rng.choice(len(self.images[k]), p=self.chances[k])], rng)
        objects = Objects(labels, rng)
        pixels = rng.choice(labels.size, PIXELS, replace=False)
        return (np.ascontiguousarray(colours(image, rng).transpose(2, 0, 1)), labels, objects.boxes,
                objects.weight, objects.ids, objects.clicks, pixels)

    def view(self, image, labels, rng):
        """A part of the image, scaled, turned and bent, and its labels at the middles of the embedding's pixels."""
        scale = INPUT_SIZE / max(labels.shape)
        areas = np.bincount(labels.ravel())[1:]
        typical = np.sqrt(np.median(areas[areas > 0])) if labels.any() else 20
        if rng.random() < .65:
            scale *= np.exp(rng.uniform(np.log(.7), np.log(1.6)))
        else:
            scale *= np.clip(np.exp(rng.uniform(np.log(12), np.log(200))) / (scale * typical), .35, 5)
        reduced = 1
        while scale < .7 and min(image.shape[:2]) > 128:
            rows, columns = (side // 2 * 2 for side in image.shape[:2])
            image = cv2.resize(image[:rows, :columns], None, fx=.5, fy=.5, interpolation=cv2.INTER_AREA)
            reduced, scale = reduced * 2, scale * 2
        size = self.size
        angle = rng.uniform(-np.pi, np.pi) if rng.random() < .5 else rng.integers(4) * np.pi / 2
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) / scale
        turn = turn @ np.diag(np.exp(rng.uniform(-.12, .12, 2)) * [1, rng.choice([-1, 1])])
        sides = np.array(image.shape[1::-1])
        reach = np.minimum(size / scale / 2, sides / 2) * .9
        middle = rng.uniform(reach, sides - reach)
        if labels.any() and rng.random() < .7:
            inside = np.flatnonzero(labels == rng.choice(np.unique(labels)[1:]))
            pixel = np.array(np.divmod(rng.choice(inside), labels.shape[1])[::-1])
            middle = (pixel + .5) / reduced + rng.uniform(-.25, .25, 2) * size / scale
            middle = middle.clip(reach, sides - reach)
        at = np.stack(np.meshgrid(*[np.arange(size, dtype=np.float32) - size / 2 + .5] * 2), 2)
        if rng.random() < .5:
            bend = rng.normal(0, rng.uniform(1, 7), (5, 5, 2)).astype(np.float32)
            at = at + cv2.resize(bend, (size, size), interpolation=cv2.INTER_CUBIC)
        at = (at @ turn.T.astype(np.float32) + (middle - .5).astype(np.float32)).astype(np.float32)
        image = cv2.remap(image, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT,
                          borderValue=[round(m) for m in PIXEL_MEAN])
        at = ((at[::STRIDE, ::STRIDE] + at[STRIDE - 1::STRIDE, STRIDE - 1::STRIDE]) / 2 + .5) * reduced - .5
        labels = cv2.remap(labels, at, None, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=OUTSIDE)
        return image, labels.astype(np.int64)


def colours(image, rng):
    """Random loss of colour, blur, gamma, contrast (of the image's own, or any), inversion, tint and noise."""
    if rng.random() < .3:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if rng.random() < .25:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(.4, 1.6))
    black, white = np.percentile(image[::4, ::4], (1, 99.5))
    white = max(white, black + 8)
    tones = ((np.arange(256) - black) / (white - black)).clip(0, 1.3) ** np.exp(rng.uniform(-.5, .5))
    if rng.random() < .5:
        white, black = black * rng.uniform(.7, 1.3) + (white - black) * np.exp(rng.uniform(-.4, .4)), black
    else:
        white, black = np.sort(rng.uniform(0, 255, 2))[::-1] + (20, -20)
    if rng.random() < .15:
        white, black = 255 - black, 255 - white
        tones = 1 - tones
    tones = black + tones[:, None] * (white - black) * rng.normal(1, .05, 3)
    image = cv2.LUT(image, tones.clip(0, 255).astype(np.uint8)[:, None])
    if rng.random() < .4:
        noise = np.empty(image.shape[:2], np.float32)
        cv2.setRNGSeed(int(rng.integers(1 << 31)))
        cv2.randn(noise, 0, (white - black) * rng.uniform(.01, .1))
        image = np.clip(image + noise[..., None], 0, 255).astype(np.uint8)
    return image


class Objects:
    """Objects of a view [H, W]: of each pixel the box of its object (middle y, x, log of half the sides), [4, H, W],
    in units, and its weight; of the objects asked for the labels and the pixels clicked, each [OBJECTS]."""

    def __init__(self, labels, rng):
        areas = np.bincount(labels.ravel() + 1)[1:]
        areas[0] = 0
        table = np.zeros((4, len(areas)), np.float32)
        for i, parts in enumerate(find_objects(labels), 1):
            for axis, part in enumerate(parts or ()):
                side = (part.stop - part.start) * STRIDE / UNIT
                table[axis::2, i] = (part.start + part.stop - 1) / 2 * STRIDE / UNIT, np.log(max(side / 2, SMALLEST))
        known = labels.clip(0)
        self.boxes = table[:, known]
        self.weight = (1 / np.sqrt(areas, where=areas > 0, out=np.full(len(areas), np.inf))).astype(np.float32)[known]
        self.ids, self.clicks = np.full(OBJECTS, -2), np.zeros(OBJECTS, int)
        depth = depths(labels).ravel()
        for i, label in enumerate(rng.permutation(np.flatnonzero(areas >= LEAST_AREA))[:OBJECTS]):
            inside = np.flatnonzero(labels == label)
            least = depth[inside].max() * rng.choice([0, .3, .3, .999])
            self.ids[i], self.clicks[i] = label, rng.choice(inside[depth[inside] >= least])


def depths(labels):
    """Distance of each pixel from the edge of its object."""
    framed = np.pad(labels, 1, constant_values=OUTSIDE)
    same = [framed[1:-1, 1:-1] == framed[1 + y:framed.shape[0] - 1 + y, 1 + x:framed.shape[1] - 1 + x]
            for y, x in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    return cv2.distanceTransform(np.pad(np.all(same, 0).astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]


def view_loss(fields, labels, boxes, weight, ids, clicks, pixels):
    """Loss of some views, and the mean IoU of their clicks. Of each pixel: foreground, its object's box. Of each object
    asked for, half of them by a click and half by their box: dice of the mask and its cross-entropy, near the object
    and everywhere. Of each click: the quality against the IoU reached."""
    weight = weight / weight.sum((1, 2), keepdim=True).clamp(min=1)
    size = boxes[:, 2:].exp().mean(1, keepdim=True)
    centre = F.smooth_l1_loss(fields[:, CENTRE] / size, boxes[:, :2] / size, reduction='none', beta=.2).sum(1)
    sides = F.smooth_l1_loss(fields[:, SIDES], boxes[:, 2:], reduction='none', beta=.2).sum(1)
    valid, object_ = (labels != OUTSIDE).float(), (labels > 0).float()
    entropy = F.binary_cross_entropy_with_logits(fields[:, FOREGROUND], object_, reduction='none')
    foreground = (entropy * valid).sum() / valid.sum()
    nothing = (labels == 0).float()
    idle = (F.softplus(fields[:, QUALITY]) * nothing).sum() / nothing.sum().clamp(min=1)
    loss = foreground + .5 * idle + (.5 * (centre + sides) * weight).sum() / len(fields)

    field = fields.flatten(2)
    seeds = field.gather(2, clicks[:, None].expand(-1, field.shape[1], -1))
    sample = lambda maps: maps.gather(2, pixels[:, None].expand(-1, maps.shape[1], -1))
    answers, truth = sample(field), sample(labels.flatten(1)[:, None])
    box = boxes.flatten(2).gather(2, clicks[:, None].expand(-1, 4, -1))
    by_box = (torch.arange(OBJECTS) % 2).bool()
    seen = torch.where(by_box, box, torch.cat([seeds[:, CENTRE], seeds[:, SIDES].detach()], 1))
    logits = mask_logits(answers.transpose(0, 1)[:, :, None], seen.transpose(0, 1)[..., None])
    asked, valid, truth = (ids > 0).float(), (truth != OUTSIDE).float(), (truth == ids[..., None]).float()
    soft, hard = logits.sigmoid() * valid, (logits > 0).float() * valid
    dice = 1 - (2 * (soft * truth).sum(2) + 1) / (soft.sum(2) + truth.sum(2) + 1)
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction='none')
    places = torch.stack([pixels // labels.shape[2], pixels % labels.shape[2]], 1)[:, :, None] * (STRIDE / UNIT)
    away = (places - box[:, :2, :, None]).abs() - box[:, 2:, :, None].exp()
    near = (away.amax(1) < 16 / UNIT) * valid
    entropy = (entropy * near).sum(2) / near.sum(2).clamp(min=1) + (entropy * valid).mean(2)
    iou = (hard * truth).sum(2) / ((hard + truth) > 0).sum(2).clamp(min=1)
    quality = F.binary_cross_entropy_with_logits(seeds[:, QUALITY], iou, reduction='none')
    asked = asked * (truth.sum(2) > 0)
    mean = lambda values, of: (values * of).sum() / of.sum().clamp(min=1)
    clicked = asked * ~by_box
    return loss + mean(dice + .5 * entropy, asked) + mean(quality, clicked), mean(iou, clicked)


class Training:
    """Network, its average, optimiser, step and seconds: all that a training goes on from. One of several processes
    that each take a part of a step's views and share the gradients."""

    def __init__(self, given, rank):
        torch.manual_seed(given.seed)
        self.given, self.rank = given, rank
        self.net = Nano().to(memory_format=torch.channels_last)
        self.average = Nano()
        self.average.load_state_dict(self.net.state_dict())
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=given.rate, weight_decay=.02)
        self.step, self.seconds, self.middle = 0, 0., None
        self.state = Path(f'{given.out}.state')
        if self.state.exists():
            kept = torch.load(self.state)
            for name in 'net', 'average', 'optimizer':
                getattr(self, name).load_state_dict(kept[name])
            self.step, self.seconds, self.middle = kept['step'], kept['seconds'], kept['middle']
        self.start = time.time() - self.seconds

    def save(self):
        torch.save(self.result(), self.given.out)
        fresh = Path(f'{self.state}.new')
        torch.save(dict(step=self.step, seconds=self.seconds, middle=self.middle, **{
            name: getattr(self, name).state_dict() for name in ('net', 'average', 'optimizer')}), fresh)
        fresh.replace(self.state)

    def result(self):
        """The mean of the average weights in the middle and of those at present."""
        last = self.average.state_dict()
        if self.middle is None:
            return last
        return {name: (last[name] + kept) / 2 if kept.is_floating_point() else last[name]
                for name, kept in self.middle.items()}

    @property
    def progress(self):
        return self.seconds / 60 / self.given.minutes

    def rate(self):
        """Rises over 200 steps and falls along a cosine to a hundredth."""
        return self.given.rate * min(1, (self.step + 1) / 200) * (.495 * (1 + np.cos(np.pi * self.progress)) + .01)

    def learn(self, images, *targets):
        """One step on some views. Returns the loss and the mean IoU of the clicks."""
        self.net.train()
        self.optimizer.param_groups[0]['lr'] = self.rate()
        inputs = (images.float() - torch.tensor(PIXEL_MEAN)[:, None, None]) / torch.tensor(PIXEL_STD)[:, None, None]
        with torch.autocast('cpu', torch.bfloat16, enabled=self.given.half):
            features = self.net.features(inputs.contiguous(memory_format=torch.channels_last))
        loss, iou = view_loss(embedding(self.net.out(features.float())), *targets)
        self.optimizer.zero_grad()
        loss.backward()
        loss, iou, self.seconds = self.share(loss.item(), iou.item(), time.time() - self.start)
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.)
        self.optimizer.step()
        self.step += 1
        if self.rank == 0:
            self.follow()
        return loss, iou

    def share(self, *figures):
        """Makes the gradients, and the figures returned, the mean over the processes."""
        gradients = [parameter.grad for parameter in self.net.parameters()]
        flat = torch.cat([g.reshape(-1) for g in gradients] + [torch.tensor(figures)])
        distributed.all_reduce(flat)
        flat /= self.given.processes
        for gradient, part in zip(gradients, flat.split([g.numel() for g in gradients] + [len(figures)])):
            gradient.copy_(part.view(gradient.shape))
        return flat[-len(figures):].tolist()

    @torch.no_grad()
    def follow(self):
        """Moves the average towards the network."""
        share = 1 - min(AVERAGE, (self.step + 1) / (self.step + 10))
        for kept, new in zip(self.average.state_dict().values(), self.net.state_dict().values()):
            kept.copy_(kept + share * (new - kept) if kept.is_floating_point() else new)
        if self.middle is None and self.progress >= MIDDLE:
            self.middle = copy.deepcopy(self.average.state_dict())


def train(rank, sets, given):
    """One process of the training."""
    torch.set_num_threads(max(1, given.threads // given.processes))
    cv2.setNumThreads(0)
    distributed.init_process_group('gloo', f'file://{given.out.absolute()}.meeting', rank=rank,
                                   world_size=given.processes)
    training = Training(given, rank)
    views = Views(sets, given.size, given.seed)
    results = []
    while training.progress < 1:
        first = (training.step * given.processes + rank) * given.batch
        results.append(training.learn(*default_collate([views[first + i] for i in range(given.batch)])))
        if rank == 0 and (training.step % LOG_EVERY == 0 or training.progress >= 1):
            loss, iou = np.mean(results, 0)
            print(f'step {training.step}, {training.seconds / 60:.1f} min: loss {loss:.3f}, click IoU {iou:.3f}',
                  flush=True)
            with open(f'{given.out}.csv', 'a', newline='') as file:
                if file.tell() == 0:
                    csv.writer(file, lineterminator='\n').writerow(['step', 'seconds', 'loss', 'click IoU'])
                csv.writer(file, lineterminator='\n').writerow([training.step, f'{training.seconds:.0f}', f'{loss:.4f}', f'{iou:.4f}'])
            training.save()
            results = []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', type=Path, required=True, help='folder of the sets')
    parser.add_argument('--out', type=Path, default=Path('nano.pt'), help='where the weights go')
    parser.add_argument('--minutes', type=float, default=90)
    parser.add_argument('--batch', type=int, default=6, help='views a step and process')
    parser.add_argument('--size', type=int, default=256, help='edge of a view, a multiple of 32')
    parser.add_argument('--rate', type=float, default=2e-3, help='learning rate')
    parser.add_argument('--half', action='store_true', help='compute in bfloat16, for processors that can')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--processes', type=int, default=2)
    parser.add_argument('--threads', type=int, default=2, help='of all processes together')
    given = parser.parse_args()
    left_out = set(HELD_BACK.read_text().split())
    sets = {}
    for name in SHARES:
        if name == 'drawn':
            rng = np.random.default_rng(given.seed)
            sets[name] = [drawn(rng) for _ in range(200)]
            continue
        pairs = find_pairs(given.data / name)
        sets[name] = [read_pair(*pair) for stem, pair in pairs.items() if f'{name}/{stem}' not in left_out]
        print(f'{name}: {len(sets[name])} images', flush=True)
    Path(f'{given.out}.meeting').unlink(missing_ok=True)
    multiprocessing.spawn(train, (sets, given), given.processes)


if __name__ == '__main__':
    main()
