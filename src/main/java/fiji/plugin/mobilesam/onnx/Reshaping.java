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
package fiji.plugin.mobilesam.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shape that a reshape makes, with symbolic sizes cancelled exactly. */
final class Reshaping {

	private Reshaping() {
	}

	/**
	 * @param sizes as of the operator: 0 keeps the size of the same axis, one may
	 *            be -1 for what remains
	 * @throws IllegalArgumentException if the number of elements would change
	 */
	static Shape of(final Shape from, final long... sizes) {
		final List<Dim> left = new ArrayList<>(from.dims());
		final List<Dim> dims = new ArrayList<>();
		long divisor = 1;
		int inferred = -1;
		for (int i = 0; i < sizes.length; i++) {
			if (sizes[i] == -1 && inferred < 0) inferred = i;
			else if (sizes[i] < 0) throw wrong(from, sizes);
			final Dim dim = sizes[i] == 0 ? from.dim(i) : Dim.of(Math.max(1, sizes[i]));
			dims.add(dim);
			if (!left.remove(dim)) {
				if (dim.fixed().isEmpty()) throw wrong(from, sizes);
				divisor *= dim.fixed().getAsLong();
			}
		}
		try {
			final Dim rest = new Shape(left).size().dividedBy(divisor);
			if (inferred >= 0) dims.set(inferred, rest);
			else if (!rest.is(1)) throw wrong(from, sizes);
		} catch (final IllegalArgumentException e) {
			throw wrong(from, sizes);
		}
		return new Shape(dims);
	}

	private static IllegalArgumentException wrong(final Shape from, final long... sizes) {
		return new IllegalArgumentException(
				"Reshape: %s cannot become %s".formatted(from, Arrays.toString(sizes)));
	}
}
