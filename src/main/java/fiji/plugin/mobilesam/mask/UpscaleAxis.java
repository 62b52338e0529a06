/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.mask;

/**
 * One axis of the way from low-res logits to logits of the image's size. SAM goes it in two bilinear steps: to the
 * square input of the encoder, whose padding is cut off, and from there to the image. Together they make each image
 * pixel the weighted mean of three neighbouring low-res pixels. As in PyTorch's {@code interpolate} with
 * {@code align_corners=False}; its rounding of the scale to single precision is repeated, for that moves the last
 * pixels of a long axis visibly.
 */
final class UpscaleAxis {

	/** Per image pixel: the first of its three low-res pixels; rises. */
	final int[] first;
	/** Per low-res pixel: the first image pixel whose three low-res pixels begin there or after. */
	final int[] start;
	/** Per image pixel: the weights of its three low-res pixels; they are at least 0 and sum up to 1. */
	final float[] weight0;
	final float[] weight1;
	final float[] weight2;

	/**
	 * @param lowResSize pixels of the low-res mask, 3 to {@code inputSize}
	 * @param inputSize pixels of the encoder's input
	 * @param scaledSize pixels of the input that are not padding
	 * @param imageSize pixels of the image
	 */
	UpscaleAxis(final int lowResSize, final int inputSize, final int scaledSize, final int imageSize) {
		first = new int[imageSize];
		start = new int[lowResSize + 1];
		weight0 = new float[imageSize];
		weight1 = new float[imageSize];
		weight2 = new float[imageSize];
		for (int i = 0; i < imageSize; i++) {
			final Between input = Between.of(i, scaledSize, imageSize);
			final Between left = Between.of(input.before, lowResSize, inputSize);
			final Between right = Between.of(input.after, lowResSize, inputSize);
			first[i] = Math.min(left.before, lowResSize - 3);
			final double[] weights = new double[3];
			left.addTo(weights, first[i], 1.0 - input.share);
			right.addTo(weights, first[i], input.share);
			weight0[i] = (float) weights[0];
			weight1[i] = (float) weights[1];
			weight2[i] = (float) weights[2];
		}
		for (int i = 0, lowRes = 0; lowRes <= lowResSize; lowRes++) {
			while (i < imageSize && first[i] < lowRes) i++;
			start[lowRes] = i;
		}
	}

	/** Number of image pixels. */
	int size() {
		return first.length;
	}

	/** Number of low-res pixels. */
	int lowResSize() {
		return start.length - 1;
	}

	/** The weighted mean of three low-res values at an image pixel. */
	float mean(final int pixel, final float a, final float b, final float c) {
		return weight0[pixel] * a + weight1[pixel] * b + weight2[pixel] * c;
	}

	/** The weighted means of three low-res lines at an image pixel, at the places {@code from} to {@code to} of them. */
	void interpolate(final int pixel, final float[] a, final float[] b, final float[] c, final int from, final int to,
			final float[] means) {
		final float first = weight0[pixel];
		final float second = weight1[pixel];
		final float third = weight2[pixel];
		for (int i = from; i < to; i++) means[i] = first * a[i] + second * b[i] + third * c[i];
	}

	/** Where a pixel of the output of a resize lies between two pixels of its input. */
	private record Between(int before, int after, float share) {

		private static Between of(final int output, final int inputSize, final int outputSize) {
			final float scale = (float) inputSize / outputSize;
			final double at = Math.max(0, scale * (output + 0.5) - 0.5);
			final int before = Math.min((int) at, inputSize - 1);
			final float share = (float) Math.min(at - before, 1);
			return new Between(before, Math.min(before + 1, inputSize - 1), share);
		}

		private void addTo(final double[] weights, final int first, final double factor) {
			weights[before - first] += factor * (1.0 - share);
			weights[after - first] += factor * share;
		}
	}
}
