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
import java.util.Arrays;
import java.util.List;

import io.jhdf.AbstractWritableNode;
import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.api.WritableDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;

/**
 * A dataset that the HDF5 library cannot write itself: its header first, then its data, made as they are written. The
 * methods that read belong to the library's interface and are never asked.
 */
abstract class OutputDataset extends AbstractWritableNode implements WritableDataset {

	private static final byte SIMPLE = 1;
	private static final byte DATASPACE_VERSION = 2;

	private final DataType type;
	private final int[] dimensions;

	OutputDataset(final Group parent, final String name, final DataType type, final int... dimensions) {
		super(parent, name);
		this.type = type;
		this.dimensions = dimensions;
	}

	/** The messages that say how the data lie in the file; of one length, wherever they lie. */
	abstract List<Message> layout();

	/**
	 * Writes the data, after which {@link #layout} says where they are.
	 *
	 * @param address where they begin
	 * @return where they end
	 */
	abstract long writeData(HdfFileChannel channel, long address);

	@Override
	public final long write(final HdfFileChannel channel, final long position) {
		final long end = writeData(channel, position + header(position).limit());
		put(channel, header(position), position);
		return end;
	}

	private ByteBuffer header(final long position) {
		final List<Message> messages = new ArrayList<>(List.of(DataTypeMessage.create(type), DataSpaceMessage.create(
				dataSpace()), FillValueMessage.NO_FILL));
		messages.addAll(layout());
		if (!getAttributes().isEmpty()) messages.add(AttributeInfoMessage.create());
		getAttributes().forEach((name, value) -> messages.add(AttributeMessage.create(name, value)));
		return new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer();
	}

	/** The library makes data spaces of Java arrays only, so this one is read from its encoded form. */
	private DataSpace dataSpace() {
		final ByteBuffer encoded = ByteBuffer.allocate(4 + Long.BYTES * dimensions.length).order(
				ByteOrder.LITTLE_ENDIAN);
		encoded.put(DATASPACE_VERSION).put((byte) dimensions.length).put((byte) 0).put(SIMPLE);
		for (final int dimension : dimensions) encoded.putLong(dimension);
		return DataSpace.readDataSpace(encoded.flip(), new Superblock.SuperblockV2V3());
	}

	/** Writes all of a buffer. */
	static void put(final HdfFileChannel channel, final ByteBuffer bytes, final long address) {
		long at = address;
		while (bytes.hasRemaining()) at += channel.write(bytes, at);
	}

	@Override
	public long getSize() {
		return Arrays.stream(dimensions).asLongStream().reduce(1, (a, b) -> a * b);
	}

	@Override
	public long getSizeInBytes() {
		return getSize() * type.getSize();
	}

	@Override
	public long getStorageInBytes() {
		return getSizeInBytes();
	}

	@Override
	public int[] getDimensions() {
		return dimensions.clone();
	}

	@Override
	public long[] getDimensionsAsLong() {
		return Arrays.stream(dimensions).asLongStream().toArray();
	}

	@Override
	public long[] getMaxSize() {
		return getDimensionsAsLong();
	}

	@Override
	public boolean isScalar() {
		return false;
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

	@Override
	public boolean isCompound() {
		return type instanceof CompoundType;
	}

	@Override
	public boolean isVariableLength() {
		return false;
	}

	@Override
	public DataLayout getDataLayout() {
		throw onlyWritten();
	}

	@Override
	public Object getData() {
		throw onlyWritten();
	}

	@Override
	public Object getDataFlat() {
		throw onlyWritten();
	}

	@Override
	public Object getData(final long[] offset, final int[] shape) {
		throw onlyWritten();
	}

	@Override
	public Class<?> getJavaType() {
		return type.getJavaType();
	}

	@Override
	public DataType getDataType() {
		return type;
	}

	@Override
	public Object getFillValue() {
		return null;
	}

	@Override
	public List<PipelineFilterWithData> getFilters() {
		return List.of();
	}

	@Override
	public NodeType getType() {
		return NodeType.DATASET;
	}

	@Override
	public boolean isGroup() {
		return false;
	}

	@Override
	public boolean isLink() {
		return false;
	}

	@Override
	public long getAddress() {
		return Constants.UNDEFINED_ADDRESS;
	}

	@Override
	public boolean isAttributeCreationOrderTracked() {
		return false;
	}

	private static UnsupportedOperationException onlyWritten() {
		return new UnsupportedOperationException("this dataset is only written");
	}
}
