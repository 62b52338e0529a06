###
# #%L
# MobileSAM for Fiji
# %%
# Copyright (C) 2026 MobileSAM for Fiji developers.
# %%
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#      http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
# #L%
###
"""Tiny networks of the MobileSAM family with random weights, and what PyTorch makes of them.

  python3 make_networks.py FOLDER_OF_sam_torch.py

writes beside this script, for each network below, NAME.pt (a state dict), NAME.embedding (the image embedding of the
image that `image` draws) and for each prompt below NAME.PROMPT: predicted IoUs, low-res logits, and those at the size
of the image, one after the other. float32, little-endian, row order. Seeded: the same PyTorch writes the same numbers.
Needs PyTorch (made with 1.13) and NumPy, and the reference network that is not part of this repository.

Batch-norm statistics, biases and the biases of the attention are random too, so that none of them can be forgotten;
the weights are rounded to float16, in which the files hold them, to keep the files small.
"""
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

NETWORKS = {
    # windows of 3 reach over the 8 x 8 map, windows of 4 fit the 4 x 4 map, windows of 7 are larger than it
    'narrow': dict(image_size=64, widths=(8, 16, 24, 32), depths=(1, 2, 1, 1), heads=(0, 2, 3, 4), windows=(0, 3, 4, 7),
                   dim=16, decoder_mlp=24, mask_tokens=4, iou_hidden=12, mask_in_chans=8),
    # windows of 5 fit the 10 x 10 map, windows of 3 and 2 reach over the 5 x 5 map
    'odd': dict(image_size=80, widths=(12, 20, 18, 24), depths=(2, 1, 2, 1), heads=(0, 4, 3, 2), windows=(0, 5, 3, 2),
                dim=32, decoder_mlp=40, mask_tokens=3, iou_hidden=20, mask_in_chans=12),
}

# x, y, label; and whether there is a mask prompt
PROMPTS = {
    'point': ([(20.5, 31.25, 1), (0, 0, -1)], False),
    'box-and-mask': ([(40, 12, 0), (5, 8.5, 2), (60, 51, 3)], True),
}
IMAGE_SHAPE = 25, 18


def image(size):
    """A normalised network input [1, 3, size, size] that is easy to make again in any language."""
    i = np.arange(3 * size * size, dtype=np.int64)
    return torch.from_numpy(((i * 7919 % 1009) / 252.0 - 2).astype(np.float32)).view(1, 3, size, size)


def mask_prompt(size):
    """Logits [1, 1, size, size]."""
    i = np.arange(size * size, dtype=np.int64)
    return torch.from_numpy(((i * 104729 % 2003) / 200.0 - 5).astype(np.float32)).view(1, 1, size, size)


def at_image_size(logits, edge):
    """Enlarged to the encoder's input, cut to what the image fills, resized to the image."""
    rows, columns = (int(side * edge / max(IMAGE_SHAPE) + 0.5) for side in IMAGE_SHAPE)
    square = F.interpolate(logits, (edge, edge), mode='bilinear', align_corners=False)
    return F.interpolate(square[..., :rows, :columns], IMAGE_SHAPE, mode='bilinear', align_corners=False)


def randomize(network, generator):
    def noise(tensor, scale):
        return torch.randn(tensor.shape, generator=generator) * scale

    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            if name.endswith('running_var'):
                tensor.copy_(torch.rand(tensor.shape, generator=generator) + 0.5)
            elif name.endswith('num_batches_tracked'):
                tensor.fill_(7)
            elif name.endswith('attention_biases') or 'embed' in name or 'token' in name and tensor.shape[0] < 5:
                tensor.copy_(noise(tensor, 1))
            elif name.endswith(('bias', 'running_mean')):
                tensor.copy_(noise(tensor, 0.3))
            elif tensor.ndim == 1:
                tensor.copy_(1 + noise(tensor, 0.3))
            elif 'gaussian' in name:
                tensor.copy_(noise(tensor, 1))
            else:
                tensor.copy_(noise(tensor, (tensor[0].numel()) ** -0.5))


def one_storage(state):
    """The same state dict with all float tensors in one float16 storage: a file of a few kilobytes."""
    unused = ('image_encoder.head.', 'image_encoder.norm_head.')
    floats = {name: t for name, t in state.items() if t.is_floating_point() and not name.startswith(unused)}
    flat = torch.cat([tensor.flatten() for tensor in floats.values()]).half()
    counter, filler = torch.tensor([7]), torch.tensor([0.5])
    shared, at = {}, 0
    for name, tensor in state.items():
        if name in floats:
            shared[name] = flat[at:at + tensor.numel()].view(tensor.shape)
            at += tensor.numel()
        else:
            # not used by the network: one number, repeated
            shared[name] = (filler if tensor.is_floating_point() else counter)[0].expand(tensor.shape)
    return shared


def main(reference):
    sys.path.insert(0, reference)
    from sam_torch import Sam, SamConfig
    folder = pathlib.Path(__file__).parent
    for seed, (name, sizes) in enumerate(NETWORKS.items()):
        sam = Sam(SamConfig(**sizes)).eval()
        randomize(sam, torch.Generator().manual_seed(seed))
        state = one_storage(sam.state_dict())
        sam.load_state_dict({key: tensor.clone().float() for key, tensor in state.items()})
        torch.save(state, folder / f'{name}.pt')
        edge = sizes['image_size']
        with torch.no_grad():
            embedding = sam.image_encoder(image(edge))
            embedding.numpy().astype('<f4').tofile(folder / f'{name}.embedding')
            for prompt, (points, with_mask) in PROMPTS.items():
                xy_label = torch.tensor([points], dtype=torch.float32)
                logits, ious = sam.decode(embedding, xy_label[..., :2], xy_label[..., 2],
                                          mask_prompt(edge // 4) if with_mask else None)
                parts = ious, logits, at_image_size(logits, edge)
                torch.cat([part.flatten() for part in parts]).numpy().astype('<f4').tofile(folder / f'{name}.{prompt}')


if __name__ == '__main__':
    main(sys.argv[1])
