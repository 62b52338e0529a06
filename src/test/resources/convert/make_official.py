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
"""What PyTorch makes of a network of the official sizes with random weights.

  python3 make_official.py FOLDER_OF_sam_torch.py

writes beside this script official.tensors, a line a tensor: name, mean, deviation, shape. Their numbers are not stored:
`uniform` draws them, easy to make again in any language. Then official.embedding, every STEP-th number of the image
embedding of the image that make_networks.py draws, and for each prompt below official.PROMPT: predicted IoUs, and every
STEP-th of the low-res logits. float32, little-endian. Needs what make_networks.py needs.
"""
import math
import pathlib
import sys

import numpy as np
import torch

from make_networks import image, mask_prompt

STEP = 251
# x, y, label; and whether there is a mask prompt
PROMPTS = {
    'points': ([(500.5, 375.25, 1), (900, 20, 0), (0, 0, -1)], False),
    'box': ([(100, 200, 2), (812.5, 700, 3)], False),
    'box-and-points': ([(420, 300, 1), (640, 333.5, 0), (100, 200, 2), (812.5, 700, 3)], False),
    'mask': ([(420, 300, 1), (0, 0, -1)], True),
}


def uniform(first, count):
    """Numbers from -1 to 1: SplitMix64 of the places first, first + 1, ... as in Java's SplittableRandom of seed 0."""
    with np.errstate(over='ignore'):
        z = np.arange(first + 1, first + count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0 ** -52 - 1


def mean_and_deviation(name, shape):
    if name.endswith('running_var'):
        return 1, 0.2
    if name.endswith('attention_biases') or 'gaussian' in name or '_embed' in name.replace('patch_embed', '') or \
            'embeddings' in name or name.endswith('token.weight') or name.endswith('tokens.weight'):
        return 0, 1
    if name.endswith(('bias', 'running_mean')):
        return 0, 0.2
    if len(shape) == 1:
        return 1, 0.2
    return 0, math.prod(shape[1:]) ** -0.5


def main(reference):
    sys.path.insert(0, reference)
    from sam_torch import Sam
    folder = pathlib.Path(__file__).parent
    sam = Sam().eval()
    state, lines, first = sam.state_dict(), [], 0
    for name, tensor in state.items():
        if name.endswith('num_batches_tracked') or name.startswith(('image_encoder.head', 'image_encoder.norm_head')):
            continue
        mean, deviation = mean_and_deviation(name, tensor.shape)
        numbers = mean + deviation * (math.sqrt(3) * uniform(first, tensor.numel()))
        state[name] = torch.from_numpy(numbers.astype(np.float32)).view(tensor.shape)
        lines.append(f'{name} {mean} {deviation} {",".join(map(str, tensor.shape))}\n')
        first += tensor.numel()
    sam.load_state_dict(state)
    (folder / 'official.tensors').write_text(''.join(lines))
    with torch.no_grad():
        embedding = sam.image_encoder(image(1024))
        embedding.flatten()[::STEP].numpy().astype('<f4').tofile(folder / 'official.embedding')
        for prompt, (points, with_mask) in PROMPTS.items():
            xy_label = torch.tensor([points], dtype=torch.float32)
            logits, ious = sam.decode(embedding, xy_label[..., :2], xy_label[..., 2], mask_prompt(256) if with_mask else None)
            torch.cat([ious.flatten(), logits.flatten()[::STEP]]).numpy().astype('<f4').tofile(folder / f'official.{prompt}')
            print(prompt, logits.min().item(), logits.max().item(), ious)
    print(tuple(embedding.shape), embedding.min().item(), embedding.max().item())


if __name__ == '__main__':
    main(sys.argv[1])
