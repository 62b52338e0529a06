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
package fiji.plugin.mobilesam.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;

/**
 * An input or output of a network.
 *
 * @param name as the file says
 * @param type of its elements; {@code UNKNOWN} when it is no tensor
 * @param shape −1 where a side is open
 */
record TensorSpec(String name, OnnxJavaType type, long[] shape) {

	static TensorSpec of(final NodeInfo node) {
		return node.getInfo() instanceof TensorInfo tensor
				? new TensorSpec(node.getName(), tensor.type, tensor.getShape())
				: new TensorSpec(node.getName(), OnnxJavaType.UNKNOWN, new long[0]);
	}

	boolean isFloat() {
		return type == OnnxJavaType.FLOAT;
	}

	/** Whether the shape has as many sides, each open or the same; −1 in the pattern stands for any. */
	boolean fits(final long... pattern) {
		if (pattern.length != shape.length) return false;
		for (int i = 0; i < pattern.length; i++)
			if (pattern[i] >= 0 && shape[i] >= 0 && pattern[i] != shape[i]) return false;
		return true;
	}

	/** Whether a side other than the first is open. */
	boolean isOpenBeyondBatch() {
		return Arrays.stream(shape).skip(1).anyMatch(side -> side < 0);
	}

	/** The shape for a batch: an open first side is the batch. */
	long[] shapeOf(final int batch) {
		final long[] sized = shape.clone();
		if (sized.length > 0 && sized[0] < 0) sized[0] = batch;
		return sized;
	}

	@Override
	public String toString() {
		final String sides = Arrays.stream(shape).mapToObj(side -> side < 0 ? "?" : Long.toString(side)).collect(
				Collectors.joining(", "));
		return "%s %s[%s]".formatted(name, type.toString().toLowerCase(Locale.ROOT), sides);
	}
}
