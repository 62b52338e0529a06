"""The nano model as it is used, in PyTorch: images of any size, prompts in the image's pixels."""
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from export import SIZE, Decoder, Encoder
from nano import INPUT_SIZE, PIXEL_MEAN, PIXEL_STD, Nano

WEIGHTS = Path(__file__).with_name('nano.pt')
BATCH = 16


class Model:

    def __init__(self, weights=WEIGHTS):
        net = Nano()
        net.load_state_dict(torch.load(weights, map_location='cpu'))
        self.encoder, self.decoder = Encoder(net.eval()), Decoder()

    @torch.no_grad()
    def encode(self, image):
        """Takes an image, uint8 [H, W, 3]."""
        self.shape = height, width = image.shape[:2]
        self.rows, self.columns = (int(side * INPUT_SIZE / max(height, width) + .5) for side in self.shape)
        resized = np.asarray(Image.fromarray(image).resize((self.columns, self.rows), Image.BILINEAR))
        pixels = np.zeros((INPUT_SIZE, INPUT_SIZE, 3), np.float32)
        pixels[:self.rows, :self.columns] = (resized - np.float32(PIXEL_MEAN)) / np.float32(PIXEL_STD)
        self.embedding = self.encoder(torch.from_numpy(pixels.transpose(2, 0, 1))[None])

    @torch.no_grad()
    def predict(self, points, labels):
        """Masks, bool [H, W], and predicted IoUs of some prompts: points [N, P, 2] and what they are, [P]."""
        scale = torch.tensor([self.columns / self.shape[1], self.rows / self.shape[0]])
        for some in (torch.tensor(np.array(points, np.float32)) * scale).split(BATCH):
            count = len(some)
            scores, logits = self.decoder(self.embedding, some, torch.tensor([labels] * count, dtype=torch.float32),
                                          torch.zeros(count, 1, SIZE, SIZE), torch.zeros(count))
            square = F.interpolate(logits, (INPUT_SIZE, INPUT_SIZE), mode='bilinear', align_corners=False)
            whole = F.interpolate(square[..., :self.rows, :self.columns], self.shape, mode='bilinear',
                                  align_corners=False)
            yield from zip(whole[:, 0].numpy() > 0, scores[:, 0].tolist())
