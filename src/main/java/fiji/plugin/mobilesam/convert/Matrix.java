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

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix of double precision, so that weights folded into each other at conversion are rounded once.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param values row by row; not copied, never written
 */
record Matrix(int rows, int columns, double[] values) {

	/** @throws IllegalArgumentException if there are not as many values as elements */
	Matrix {
		if (values.length != rows * columns)
			throw new IllegalArgumentException("a matrix of %d x %d cannot have %d values".formatted(rows, columns,
					values.length));
	}

	/** A matrix of numbers given row by row. */
	static Matrix of(final float[] values, final int rows, final int columns) {
		final double[] copy = new double[values.length];
		Arrays.setAll(copy, i -> values[i]);
		return new Matrix(rows, columns, copy);
	}

	/** One row of equal numbers. */
	static Matrix row(final double value, final int columns) {
		final double[] values = new double[columns];
		Arrays.fill(values, value);
		return new Matrix(1, columns, values);
	}

	static Matrix identity(final int size) {
		final double[] values = new double[size * size];
		for (int i = 0; i < size; i++) values[i * size + i] = 1;
		return new Matrix(size, size, values);
	}

	double at(final int row, final int column) {
		return values[row * columns + column];
	}

	Matrix times(final Matrix right) {
		if (columns != right.rows)
			throw new IllegalArgumentException("%d columns cannot be multiplied by %d rows".formatted(columns,
					right.rows));
		final double[] product = new double[rows * right.columns];
		for (int r = 0; r < rows; r++)
			for (int k = 0; k < columns; k++) {
				final double factor = at(r, k);
				for (int c = 0; c < right.columns; c++) product[r * right.columns + c] += factor * right.at(k, c);
			}
		return new Matrix(rows, right.columns, product);
	}

	Matrix times(final double factor) {
		return map(value -> factor * value);
	}

	/** A function of each element. */
	Matrix map(final DoubleUnaryOperator function) {
		return new Matrix(rows, columns, Arrays.stream(values).map(function).toArray());
	}

	/** The sum; a single row on the right is added to every row. */
	Matrix plus(final Matrix right) {
		if (columns != right.columns || rows != right.rows && right.rows != 1)
			throw new IllegalArgumentException("%d x %d cannot be added to %d x %d".formatted(right.rows, right.columns,
					rows, columns));
		final double[] sum = values.clone();
		for (int i = 0; i < sum.length; i++) sum[i] += right.values[i % right.values.length];
		return new Matrix(rows, columns, sum);
	}

	/** Each column times a number of a row. */
	Matrix scaled(final Matrix row) {
		final double[] scaled = values.clone();
		for (int i = 0; i < scaled.length; i++) scaled[i] *= row.values[i % columns];
		return new Matrix(rows, columns, scaled);
	}

	/** Each row without its mean. */
	Matrix centred() {
		final double[] centred = values.clone();
		for (int r = 0; r < rows; r++) {
			final double mean = Arrays.stream(values, r * columns, (r + 1) * columns).sum() / columns;
			for (int c = 0; c < columns; c++) centred[r * columns + c] -= mean;
		}
		return new Matrix(rows, columns, centred);
	}

	Matrix transposed() {
		final double[] transposed = new double[values.length];
		for (int r = 0; r < rows; r++)
			for (int c = 0; c < columns; c++) transposed[c * rows + r] = at(r, c);
		return new Matrix(columns, rows, transposed);
	}

	/** The columns of this matrix, then those of another. */
	Matrix beside(final Matrix right) {
		final double[] joined = new double[values.length + right.values.length];
		final int width = columns + right.columns;
		for (int r = 0; r < rows; r++) {
			System.arraycopy(values, r * columns, joined, r * width, columns);
			System.arraycopy(right.values, r * right.columns, joined, r * width + columns, right.columns);
		}
		return new Matrix(rows, width, joined);
	}

	/** Rounded, row by row. */
	float[] floats() {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
		return floats;
	}
}
