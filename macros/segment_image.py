# Segments an image from points, from boxes and everything in it, and saves what was found.
# In Fiji: Templates > MobileSAM in the script editor. It asks for the two files; a headless run names them.

#@ File (label = "Image") file
#@ File (label = "Save into", style = "directory") folder
#@ CommandService commands
#@output labels
#@output score
#@output objects

from fiji.plugin.mobilesam import EncodedImage, MobileSam
from fiji.plugin.mobilesam.export import RoiSet
from fiji.plugin.mobilesam.imagej import ContrastPolicy, LabelImages, MaskRois, MaskTable, Overlap, RoiStyle, \
    SegmentedImage
from fiji.plugin.mobilesam.inference import RuntimeOptions
from fiji.plugin.mobilesam.progress import Progress
from fiji.plugin.mobilesam.prompt import BoxPrompt, PlanePosition, PointPrompt, PromptSet
from ij import IJ
from java.io import File

image = IJ.openImage(file.getPath())

# 1. The classes of the engine. Nothing is shown and nothing is remembered.
sam = MobileSam.open("nano", RuntimeOptions.DEFAULT)
try:
    # The slow part, once an image; then as many prompts as you like.
    encoded = sam.encode(image, ContrastPolicy.AUTO, Progress.NONE)

    # An object by a point on it. (159.5, 52.5) is the centre of pixel 159, 52.
    # Most models propose several masks for a lone point: it may mean a part or the whole.
    by_point = EncodedImage.best(encoded.predict(PromptSet.ofPoints(PointPrompt.on(159.5, 52.5))))
    score = by_point.predictedIou()
    print("object at the point: %d pixels, predicted IoU %.3f" % (by_point.mask().area(), score))

    # The same, but not the neighbour, on which another point lies.
    corrected = PromptSet.ofPoints(PointPrompt.on(159.5, 52.5), PointPrompt.beside(155.5, 95.5))
    print("corrected by a point beside it: %d pixels" % EncodedImage.best(encoded.predict(corrected)).mask().area())

    # Objects by boxes around them: left, top, right, bottom.
    boxes = [BoxPrompt(126, 24, 194, 82), BoxPrompt(76, 78, 120, 123)]
    by_box = [EncodedImage.best(encoded.predict(PromptSet.ofBox(box))) for box in boxes]

    # Everything, with the thresholds that suit the model.
    options = sam.suitedOptions().withPointsPerSide(16)
    everything = sam.segmentEverything(image, ContrastPolicy.AUTO, options, Progress.NONE)

    # Masks become selections, a label image and a table.
    in_boxes = SegmentedImage(image, [PlanePosition.FIRST], by_box, "nano")
    RoiSet.write(MaskRois.rois(in_boxes, RoiStyle.DEFAULT), File(folder, "boxes.zip").toPath(), True)
    found = SegmentedImage(image, [PlanePosition.FIRST], everything, "nano")
    IJ.saveAsTiff(LabelImages.labels(found, Overlap.HIGHER_SCORE), File(folder, "labels.tif").getPath())
    MaskTable.of(found).save(File(folder, "masks.csv").getPath())
finally:
    sam.close()

# 2. The command of the menu, as the recorder writes it. It works on the image and shows what the options say:
#    here it puts the masks into the overlay, with their scores.
IJ.run(image, "Segment Everything...", "model=nano points_per_side=16 roi_manager=false overlay")
for roi in image.getOverlay():
    print("%s: predicted IoU %s" % (roi.getName(), roi.getProperty("predicted_iou")))

# 3. The same command with its results handed over.
done = commands.run("fiji.plugin.mobilesam.commands.SegmentEverythingCommand", True,
                    ["image", image, "options", "model=nano points_per_side=16 roi_manager=false"]).get()
labels = done.getOutput("labels")
objects = done.getOutput("count")
