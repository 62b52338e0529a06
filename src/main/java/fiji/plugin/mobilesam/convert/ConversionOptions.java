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
package fiji.plugin.mobilesam.convert;

import fiji.plugin.mobilesam.onnx.Graph;

/**
 * How a checkpoint becomes ONNX files.
 *
 * @param form which files
 * @param opset version of the ONNX operators, {@value Graph#MIN_OPSET} to {@value Graph#MAX_OPSET}
 * @param singleMask whether an official form returns the best mask only
 * @param imageSize edge of the encoder's input, pixels: what the network was trained with; no tensor shows it
 */
public record ConversionOptions(OnnxForm form, int opset, boolean singleMask, int imageSize) {

	/** Our own form of a network for images of 1024 pixels, as MobileSAM is. */
	public static final ConversionOptions DEFAULTS = new ConversionOptions(OnnxForm.OURS, Graph.DEFAULT_OPSET, false,
			1024);

	/** @throws IllegalArgumentException if a value is out of range or they contradict each other */
	public ConversionOptions {
		Graph.requireOpset(opset);
		EncoderSizes.requireImageSize(imageSize);
		if (singleMask && form == OnnxForm.OURS)
			throw new IllegalArgumentException(
					"a single mask is a choice of the official forms; ours always has all masks");
	}

	public ConversionOptions withForm(final OnnxForm changed) {
		return new ConversionOptions(changed, opset, singleMask, imageSize);
	}

	public ConversionOptions withOpset(final int changed) {
		return new ConversionOptions(form, changed, singleMask, imageSize);
	}

	public ConversionOptions withSingleMask(final boolean changed) {
		return new ConversionOptions(form, opset, changed, imageSize);
	}

	public ConversionOptions withImageSize(final int changed) {
		return new ConversionOptions(form, opset, singleMask, changed);
	}
}
