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
package fiji.plugin.mobilesam.results;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/**
 * The columns of a table: 32-bit integers first, then 64-bit floating-point numbers, packed, little-endian. A row is held
 * as doubles, which hold 32-bit integers exactly.
 *
 * @param integers names of the integer columns
 * @param numbers names of the others
 */
record TableFormat(List<String> integers, List<String> numbers) {

	/** Bytes of a row. */
	int rowBytes() {
		return integers.size() * Integer.BYTES + numbers.size() * Double.BYTES;
	}

	CompoundType type() {
		final Map<String, DataType> members = new LinkedHashMap<>();
		for (final String name : integers) members.put(name, new FixedPoint(Integer.BYTES));
		for (final String name : numbers) members.put(name, FloatingPoint.DOUBLE);
		return new CompoundType(members);
	}

	byte[] encode(final List<double[]> rows) {
		final ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(rowBytes(), rows.size())).order(
				ByteOrder.LITTLE_ENDIAN);
		for (final double[] row : rows)
			for (int i = 0; i < row.length; i++)
				if (i < integers.size()) buffer.putInt((int) row[i]);
				else
					buffer.putDouble(row[i]);
		return buffer.array();
	}

	List<double[]> decode(final byte[] bytes) {
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final List<double[]> rows = new ArrayList<>();
		while (buffer.hasRemaining()) {
			final double[] row = new double[integers.size() + numbers.size()];
			for (int i = 0; i < row.length; i++) row[i] = i < integers.size() ? buffer.getInt() : buffer.getDouble();
			rows.add(row);
		}
		return rows;
	}

	/** CRC-32 of the bytes of a table, 0 to 2^32 - 1. */
	static long checksum(final byte[] bytes) {
		final CRC32 checksum = new CRC32();
		checksum.update(bytes);
		return checksum.getValue();
	}

	/** Whether a dataset has these columns, in this order and of these types. */
	boolean matches(final DataType found) {
		if (!(found instanceof final CompoundDataType compound) || compound.getSize() != rowBytes()
				|| compound.getMembers().size() != integers.size() + numbers.size())
			return false;
		final Iterator<CompoundDataMember> members = compound.getMembers().iterator();
		int offset = 0;
		for (final String name : integers) {
			if (!matches(members.next(), name, offset, FixedPoint.class, Integer.BYTES)) return false;
			offset += Integer.BYTES;
		}
		for (final String name : numbers) {
			if (!matches(members.next(), name, offset, FloatingPoint.class, Double.BYTES)) return false;
			offset += Double.BYTES;
		}
		return true;
	}

	private static boolean matches(final CompoundDataMember member, final String name, final int offset,
			final Class<? extends DataType> type, final int bytes) {
		return member.getName().equals(name) && member.getOffset() == offset && type.isInstance(member.getDataType())
				&& member.getDataType().getSize() == bytes;
	}

	/** The columns, for errors. */
	@Override
	public String toString() {
		return Stream.concat(integers.stream(), numbers.stream()).collect(Collectors.joining(", "));
	}
}
