"""Trains the nano network from clicks on images with instance labels.

  python3 train.py --data DATA/dsb2018_fluorescence DATA/usiigaci_phase_8bit ... --out nano.pt

A data folder holds images/NAME.* and labels/NAME.* (0 background, 1 .. n objects). The state of the training is kept
beside the weights, in nano.pt.state; the same command goes on from there.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from nano import INPUT_SIZE, PIXEL_MEAN, PIXEL_STD, STRIDE, Nano, cluster_logits, embedding

CLICKS_PER_VIEW = 10
LEAST_AREA = 12
"""Pixels of the embedding; smaller objects are not clicked."""
OUTSIDE = -1
"""Label of what lies beside the image."""
NEIGHBOURHOOD = np.ones((31, 31), np.uint8)
SAVE_EVERY = 50


def find_pairs(folder):
    """Image and label files of one data folder, by name."""
    images = {path.stem: path for path in (folder / 'images').iterdir()}
    return [(images[path.stem], path) for path in sorted((folder / 'labels').iterdir()) if path.stem in images]


def read_pair(image_path, label_path):
    """uint8 [H, W, 3] and int32 [H, W]; what is not 8-bit is stretched between its percentiles 0.3 and 99.7."""
    image = cv2.imread(str(image_path), cv2.IMREAD_UNCHANGED)
    labels = cv2.imread(str(label_path), cv2.IMREAD_UNCHANGED).astype(np.int32)
    if image.dtype != np.uint8:
        low, high = np.percentile(image, (.3, 99.7))
        image = np.clip((image - low) / max(high - low, 1e-6) * 255, 0, 255).astype(np.uint8)
    if image.ndim == 2:
        image = image[..., None].repeat(3, 2)
    return image[..., 2::-1], labels


def crop(image, labels, size, scale, rng):
    """A random part that is at most size x size once scaled, and scaled."""
    height, width = (min(side, max(8, round(size / scale))) for side in labels.shape)
    top, left = (rng.integers(all_ - part + 1) for all_, part in zip(labels.shape, (height, width)))
    part = np.s_[top:top + height, left:left + width]
    to = tuple(min(size, max(1, round(side * scale))) for side in (width, height))
    image = cv2.resize(image[part], to, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    labels = cv2.resize(labels[part].astype(np.float32), to, interpolation=cv2.INTER_NEAREST)
    return image.astype(np.float32), labels.astype(np.int32)


def augment(image, labels, rng):
    """Random flips, inversion, loss of colour, gamma, contrast, blur and noise."""
    for axis in 0, 1:
        if rng.random() < .5:
            image, labels = np.flip(image, axis), np.flip(labels, axis)
    if rng.random() < .5:
        image, labels = image.transpose(1, 0, 2), labels.T
    if rng.random() < .25:
        image = 255 - image
    if rng.random() < .3:
        image = image.mean(2, keepdims=True).repeat(3, 2)
    image = 255 * (np.clip(image, 0, 255) / 255) ** np.exp(rng.uniform(-.6, .6))
    image = image * rng.uniform(.6, 1.3) + rng.uniform(-25, 25)
    if rng.random() < .3:
        image = cv2.GaussianBlur(np.ascontiguousarray(image), (0, 0), rng.uniform(.4, 1.5))
    if rng.random() < .4:
        image = image + rng.standard_normal(image.shape) * rng.uniform(1, 12)
    return image, labels


def to_input(image, labels, size):
    """The network's input [3, size, size] and the labels at the embedding's resolution."""
    pixels, places = np.zeros((size, size, 3), np.float32), np.full((size, size), OUTSIDE, np.int32)
    height, width = labels.shape
    pixels[:height, :width] = (np.clip(image, 0, 255) - PIXEL_MEAN) / PIXEL_STD
    places[:height, :width] = labels
    return pixels.transpose(2, 0, 1), places[::STRIDE, ::STRIDE]


def training_view(image, labels, size, rng):
    """A random part at 0.7 to 2 times the scale at which the whole image would fill the network's input."""
    scale = INPUT_SIZE / max(labels.shape) * np.exp(rng.uniform(np.log(.7), np.log(2)))
    return to_input(*augment(*crop(image, labels, size, scale, rng), rng), size)


def whole_view(image, labels, rng):
    """The whole image, as it is used."""
    return to_input(*crop(image, labels, INPUT_SIZE, INPUT_SIZE / max(labels.shape), rng), INPUT_SIZE)


def click_in(mask, rng):
    """Flat index of a random pixel of a mask, mostly of its inner part."""
    depth = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    return rng.choice(np.flatnonzero(depth > (.3 * depth.max() if rng.random() < .7 else 0)))


def objects_of(labels):
    """Labels of the objects that are large enough to be clicked."""
    ids, areas = np.unique(labels[labels > 0], return_counts=True)
    return ids[areas >= LEAST_AREA]


def answer(field, clicks):
    """Logits [K, H, W] and qualities [K] of K clicks on an embedding [4, H, W]."""
    seeds = field.flatten(1)[:, clicks]
    return cluster_logits(field[:2], seeds[:3]), seeds[3]


def view_loss(field, labels, rng):
    """Loss of one view, and the IoUs of its clicks. Dice and cross-entropy of each click's mask, the latter also
    balanced within the object's neighbourhood; quality against the IoU reached, and against 0 on the background."""
    background = torch.from_numpy(labels == 0)
    loss = (F.softplus(field[3]) * background).sum() / background.sum().clamp(min=1)
    ids = rng.permutation(objects_of(labels))[:CLICKS_PER_VIEW]
    if len(ids) == 0:
        return loss, []
    truth = [labels == i for i in ids]
    logits, quality = answer(field, torch.tensor([click_in(t, rng) for t in truth]))
    near = torch.from_numpy(np.stack([cv2.dilate(t.astype(np.float32), NEIGHBOURHOOD) for t in truth]))
    valid, truth = torch.from_numpy(labels != OUTSIDE).float(), torch.from_numpy(np.stack(truth)).float()
    soft, hard = logits.sigmoid() * valid, (logits > 0).float() * valid
    total = lambda maps: maps.sum((1, 2))
    dice = 1 - (2 * total(soft * truth) + 1) / (total(soft) + total(truth) + 1)
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction='none') * valid
    entropy = total(entropy * near) / total(near * valid) + entropy.mean((1, 2))
    iou = total(hard * truth) / total(((hard + truth) > 0).float()).clamp(min=1)
    return loss + (dice + .5 * entropy).mean() + (quality.sigmoid() - iou).pow(2).mean(), iou.tolist()


class Training:
    """Network, optimiser, random numbers and step: all that a training goes on from."""

    def __init__(self, given):
        torch.manual_seed(given.seed)
        self.rng = np.random.default_rng(given.seed)
        self.net = Nano().to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=given.rate, weight_decay=.01)
        self.step = 0
        if given.start:
            self.net.load_state_dict(torch.load(given.start))
        self.weights, self.state = given.out, Path(f'{given.out}.state')
        if self.state.exists():
            kept = torch.load(self.state)
            self.net.load_state_dict(kept['net'])
            self.optimizer.load_state_dict(kept['optimizer'])
            self.rng.bit_generator.state = kept['rng']
            self.step = kept['step']
            print('going on from step', self.step)

    def save(self):
        torch.save(self.net.state_dict(), self.weights)
        fresh = Path(f'{self.state}.new')
        torch.save(dict(net=self.net.state_dict(), optimizer=self.optimizer.state_dict(),
                        rng=self.rng.bit_generator.state, step=self.step), fresh)
        fresh.replace(self.state)

    def learn(self, views, rate):
        """One step on some views. Returns the loss and the IoUs of the clicks."""
        self.net.train()
        for group in self.optimizer.param_groups:
            group['lr'] = rate
        inputs = torch.from_numpy(np.stack([pixels for pixels, _ in views])).float()
        fields = embedding(self.net(inputs.contiguous(memory_format=torch.channels_last)))
        losses, ious = zip(*[view_loss(field, labels, self.rng) for field, (_, labels) in zip(fields, views)])
        loss = torch.stack(losses).mean()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.)
        self.optimizer.step()
        self.step += 1
        return loss.item(), sum(ious, [])


def rate_at(step, given):
    """Rises over 100 steps and falls along a cosine to a hundredth."""
    cosine = .5 * (1 + np.cos(np.pi * step / given.steps))
    return given.rate * min(1, (step + 1) / 100) * (.99 * cosine + .01)


def train(sets, given):
    """Trains on pairs by set; larger sets are seen more often, by the root of their size."""
    training = Training(given)
    share = np.sqrt([len(pairs) for pairs in sets])
    while training.step < given.steps:
        losses, ious = [], []
        for _ in range(min(SAVE_EVERY, given.steps - training.step)):
            rng = training.rng
            chosen = [sets[s] for s in rng.choice(len(sets), given.batch, p=share / share.sum())]
            views = [training_view(*pairs[rng.integers(len(pairs))], given.size, rng) for pairs in chosen]
            loss, reached = training.learn(views, rate_at(training.step, given))
            losses.append(loss)
            ious += reached
        print(f'step {training.step}: loss {np.mean(losses):.3f}, click IoU {np.mean(ious or [np.nan]):.3f}', flush=True)
        training.save()
    return training.net


@torch.no_grad()
def report(net, name, pairs):
    """Prints the IoU of one click in each object of images that were held back."""
    net.eval()
    rng, ious = np.random.default_rng(5), []
    for pair in pairs:
        pixels, labels = whole_view(*pair, rng)
        truth = [labels == i for i in objects_of(labels)]
        if truth:
            field = embedding(net(torch.from_numpy(pixels)[None]))[0]
            logits, _ = answer(field, torch.tensor([click_in(t, rng) for t in truth]))
            masks = (logits > 0).numpy() & (labels != OUTSIDE)
            ious += [(m & t).sum() / (m | t).sum() for m, t in zip(masks, truth)]
    if ious:
        print(f'held back, {name}: {len(ious)} objects, click IoU mean {np.mean(ious):.3f}, median {np.median(ious):.3f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', nargs='+', type=Path, required=True, help='folders with images/ and labels/')
    parser.add_argument('--out', type=Path, default=Path('nano.pt'), help='where the weights go')
    parser.add_argument('--start', type=Path, help='weights to start from, to go on with nano.pt on other images')
    parser.add_argument('--steps', type=int, default=12000)
    parser.add_argument('--batch', type=int, default=8, help='views a step')
    parser.add_argument('--size', type=int, default=256, help='edge of a view, a multiple of 32')
    parser.add_argument('--rate', type=float, default=2e-3, help='learning rate')
    parser.add_argument('--held-back', type=float, default=.06, help='share of images kept for the report')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--threads', type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    cv2.setNumThreads(1)

    held_back, sets = {}, []
    for folder in given.data:
        pairs = find_pairs(folder)
        np.random.default_rng(1).shuffle(pairs)
        count = round(len(pairs) * given.held_back)
        held_back[folder.name] = [read_pair(*pair) for pair in pairs[:count]]
        sets.append([read_pair(*pair) for pair in pairs[count:]])
        print(f'{folder.name}: {len(sets[-1])} images, {count} held back', flush=True)
    net = train(sets, given)
    for name, pairs in held_back.items():
        report(net, name, pairs)


if __name__ == '__main__':
    main()
